using System;
using UserMigration.Engine.Conversion.Members;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>Converts the member <c>provider</c>. An empty value becomes <c>self</c>, the provider of the store itself (contract, section 2.5).</summary>
internal sealed class CidaasProvider : AttributeTransform
{
    /// <summary>The provider of the store itself.</summary>
    public const string Self = "self";

    public override string Name => "Provider";

    public override bool TakesBlank => true;

    /// <summary>Whether a provider is that of the store itself. This is also the case for an empty value.</summary>
    /// <param name="provider">The value of the member.</param>
    public static bool IsSelf(object? provider) => provider is null or "" || (provider is string text && text.Equals(Self, StringComparison.OrdinalIgnoreCase));

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = Self;
        return IsSelf(value) || value is DBNull ? null : TextMember.Instance.Apply(value, record, out result);
    }
}
