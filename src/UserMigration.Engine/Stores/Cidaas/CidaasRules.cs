using System.Collections.Generic;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>The rules of cidaas for records, regardless of the field setup (contract, section 2).</summary>
internal sealed class CidaasRules : TargetRules
{
    /// <summary>A record must have an identifier for its user.</summary>
    public static readonly MigrationRule IdentifierMissing = new MigrationRule(
        nameof(IdentifierMissing),
        Scope,
        IssueSeverity.Error,
        "A user of cidaas has an e-mail address, a mobile number, a user name, or a custom field of type USERNAME.",
        "Fill in one of them. For an additional identity of a user, sub and providerUserId are sufficient.",
        "User Migration, Validations in Bulk API; contract of cidaas, section 2.5");

    /// <summary>A status must be known.</summary>
    public static readonly MigrationRule UserStatusUnknown = new MigrationRule(
        nameof(UserStatusUnknown),
        Scope,
        IssueSeverity.Error,
        "The userStatus of cidaas is VERIFIED, PENDING or DECLINED, or one of LOCKED, DELETED and COMBINED. Only the store itself sets BLOCKED.",
        "Write one of these values, or leave the status empty for VERIFIED. If -Transform converts other words, omit this rule with -ExcludeRule.",
        "contract of cidaas, sections 2.1 and 2.5");

    /// <summary>A status should be one that migrations set.</summary>
    public static readonly MigrationRule UserStatusManaged = new MigrationRule(
        nameof(UserStatusManaged),
        Scope,
        IssueSeverity.Warning,
        "The userStatus is one that migrations set. COMBINED is for the store itself, DELETED is for deletions, and LOCKED is not in newer guides.",
        "Use VERIFIED, PENDING or DECLINED, or omit these users.",
        "contract of cidaas, section 2.5");

    /// <summary>An identity of another provider must have its identifier at that provider.</summary>
    public static readonly MigrationRule ProviderUserIdMissing = new MigrationRule(
        nameof(ProviderUserIdMissing),
        Scope,
        IssueSeverity.Warning,
        "An identity with a provider other than self has a providerUserId.",
        "Fill in the identifier of the user at the provider.",
        "contract of cidaas, section 7");

    /// <summary>A locale must be valid.</summary>
    public static readonly MigrationRule LocaleShape = new MigrationRule(
        nameof(LocaleShape),
        Scope,
        IssueSeverity.Warning,
        "A locale is a language with or without a country: en-US, de.",
        "Write the locale as in en-US.",
        "contract of cidaas, section 2.5; RFC 5646");

    private const RuleScope Scope = RuleScope.Target;

    public override IReadOnlyList<MigrationRule> Catalogue { get; } = new[]
    {
        IdentifierMissing,
        UserStatusUnknown,
        UserStatusManaged,
        ProviderUserIdMissing,
        LocaleShape,
    };

    public override AttributeKind KindOf(string path) => CidaasMembers.Find(path)?.Kind ?? AttributeKind.Text;

    // ConvertTo-IdentityRecord -FoldBy combines the rows with the same sub into one user.
    public override bool IsFurtherRow(MigrationRecord record, ColumnPaths paths)
    {
        RecordColumns columns = record.GetColumns();
        int sub = paths.FindFilling(columns, CidaasRecordBuilder.Sub);
        int provider = paths.FindFilling(columns, CidaasRecordBuilder.Provider);
        return sub >= 0 && provider >= 0 && record.GetValue(sub) is not (null or "") && !CidaasProvider.IsSelf(record.GetValue(provider));
    }

    public override IEnumerable<IRecordCheck> CreateChecks(IdentitySchema? schema, ColumnPaths paths, AutomaticConversion conversion, IssueReport report) => new IRecordCheck[]
    {
        new CidaasIdentifierCheck(schema, paths, conversion, report),
        new CidaasMemberCheck(paths, conversion, report),
    };
}
