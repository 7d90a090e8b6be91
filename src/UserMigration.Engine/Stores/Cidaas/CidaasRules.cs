using System.Collections.Generic;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>What cidaas asks of records, whatever its field setup (contract, section 2).</summary>
internal sealed class CidaasRules : TargetRules
{
    /// <summary>A user can be found.</summary>
    public static readonly MigrationRule IdentifierMissing = new MigrationRule(
        nameof(IdentifierMissing),
        Scope,
        IssueSeverity.Error,
        "A user of cidaas has an e-mail address, a mobile number, a user name, or a custom field of the type USERNAME.",
        "Fill one of them in. A further identity of a user can do with sub and providerUserId.",
        "User Migration, Validations in Bulk API; contract of cidaas, section 2.5");

    /// <summary>A status is known.</summary>
    public static readonly MigrationRule UserStatusUnknown = new MigrationRule(
        nameof(UserStatusUnknown),
        Scope,
        IssueSeverity.Error,
        "The userStatus of cidaas is VERIFIED, PENDING or DECLINED; also LOCKED, DELETED and COMBINED. BLOCKED is only set by the store itself.",
        "Write one of them, or leave it blank for VERIFIED. Where -Transform turns other words into it, leave this rule out with -ExcludeRule.",
        "contract of cidaas, sections 2.1 and 2.5");

    /// <summary>A status is one that a migration sets.</summary>
    public static readonly MigrationRule UserStatusManaged = new MigrationRule(
        nameof(UserStatusManaged),
        Scope,
        IssueSeverity.Warning,
        "The userStatus is one that a migration sets: COMBINED is the store's own, DELETED is for deletions, and LOCKED is not in newer guides.",
        "Use VERIFIED, PENDING or DECLINED, or leave these users out.",
        "contract of cidaas, section 2.5");

    /// <summary>An identity of another provider can be found.</summary>
    public static readonly MigrationRule ProviderUserIdMissing = new MigrationRule(
        nameof(ProviderUserIdMissing),
        Scope,
        IssueSeverity.Warning,
        "An identity of another provider than self has a providerUserId.",
        "Fill in the identifier that the user has with the provider.",
        "contract of cidaas, section 7");

    /// <summary>A locale is one.</summary>
    public static readonly MigrationRule LocaleShape = new MigrationRule(
        nameof(LocaleShape),
        Scope,
        IssueSeverity.Warning,
        "A locale is a language, with or without its country: en-US, de.",
        "Write it as in en-US.",
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

    // ConvertTo-IdentityRecord -FoldBy makes one user of the rows with one sub.
    public override bool IsFurtherRow(MigrationRecord record, ColumnPaths paths)
    {
        RecordColumns columns = record.GetColumns();
        int sub = paths.FindFilling(columns, CidaasShape.Sub);
        int provider = paths.FindFilling(columns, CidaasShape.Provider);
        return sub >= 0 && provider >= 0 && record.GetValue(sub) is not (null or "") && !CidaasProvider.IsSelf(record.GetValue(provider));
    }

    public override IEnumerable<IRecordCheck> MakeChecks(IdentitySchema? schema, ColumnPaths paths, AutomaticConversion conversion, IssueReport report) => new IRecordCheck[]
    {
        new CidaasIdentifierCheck(schema, paths, report),
        new CidaasMemberCheck(paths, conversion, report),
    };
}
