
namespace UserMigration.Engine.Conversion;

/// <summary>What the members of a user must be, where a store has objects, lists and several identities.</summary>
internal static class MemberRules
{
    private const RuleScope Scope = RuleScope.Conversion;

    /// <summary>A text is one.</summary>
    public static readonly MigrationRule TextShape = new MigrationRule(
        nameof(TextShape),
        Scope,
        IssueSeverity.Error,
        "A text is a single value, and no list or object.",
        "Give it a single value, or name another attribute with -Map.",
        "contract of cidaas, section 2");

    /// <summary>The elements of a list have what the store asks for.</summary>
    public static readonly MigrationRule ElementShape = new MigrationRule(
        nameof(ElementShape),
        Scope,
        IssueSeverity.Error,
        "The elements of a list are what the store asks for: roles are texts, groups have a groupId, consents and identities are objects.",
        "Write the list as JSON; texts can stand with semicolons between them.",
        "contract of cidaas, section 2.1");

    /// <summary>Who is in a group has a sub.</summary>
    public static readonly MigrationRule GroupWithoutSub = new MigrationRule(
        nameof(GroupWithoutSub),
        Scope,
        IssueSeverity.Error,
        "A group names the sub of the user: the record has one.",
        "Give each record a sub: any identifier that stays the same, such as that of the legacy system.",
        "contract of cidaas, section 2.1");

    /// <summary>A user has one identity of a provider.</summary>
    public static readonly MigrationRule ProviderTwice = new MigrationRule(
        nameof(ProviderTwice),
        Scope,
        IssueSeverity.Error,
        "A user has one identity of each provider.",
        "Keep one of the two, or correct the provider.",
        "contract of cidaas, section 7");

    /// <summary>Several identities have a sub that holds them together.</summary>
    public static readonly MigrationRule SubMissing = new MigrationRule(
        nameof(SubMissing),
        Scope,
        IssueSeverity.Warning,
        "A user with several identities has a sub: without one, the store may find other users by them.",
        "Give each record a sub, or upload with -ResolveSub.",
        "contract of cidaas, section 7");

    /// <summary>All of them.</summary>
    public static readonly MigrationRule[] All =
    {
        TextShape,
        ElementShape,
        GroupWithoutSub,
        ProviderTwice,
        SubMissing,
    };
}
