using System;
using UserMigration.Engine.Conversion.Members;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>The member <c>provider</c>: the store's own, <c>self</c>, where a row names none (contract, section 2.5).</summary>
internal sealed class CidaasProvider : AttributeTransform
{
    /// <summary>The store's own provider.</summary>
    public const string Self = "self";

    public override string Name => "Provider";

    public override bool TakesBlank => true;

    /// <summary>Whether a provider is the store's own; so is none.</summary>
    /// <param name="provider">The member's value.</param>
    public static bool IsSelf(object? provider) => provider is null or "" || (provider is string text && text.Equals(Self, StringComparison.OrdinalIgnoreCase));

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = Self;
        return IsSelf(value) || value is DBNull ? null : TextMember.Instance.Apply(value, record, out result);
    }
}
