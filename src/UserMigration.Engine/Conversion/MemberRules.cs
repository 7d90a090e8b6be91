
namespace UserMigration.Engine.Conversion;

/// <summary>The rules for the members of a user if the store has objects, lists and several identities.</summary>
internal static class MemberRules
{
    private const RuleScope Scope = RuleScope.Conversion;

    /// <summary>A text must be a single value.</summary>
    public static readonly MigrationRule TextShape = new MigrationRule(
        nameof(TextShape),
        Scope,
        IssueSeverity.Error,
        "A text is a single value, not a list or an object.",
        "Use a single value, or specify another attribute with -Map.",
        "contract of cidaas, section 2");

    /// <summary>The elements of a list must have the required members.</summary>
    public static readonly MigrationRule ElementShape = new MigrationRule(
        nameof(ElementShape),
        Scope,
        IssueSeverity.Error,
        "The elements of a list have the format that the store requires: roles are texts, groups have a groupId, consents and identities are objects.",
        "Write the list as JSON. For a list of texts, you can also separate the texts with semicolons.",
        "contract of cidaas, section 2.1");

    /// <summary>A user in a group must have a sub.</summary>
    public static readonly MigrationRule GroupWithoutSub = new MigrationRule(
        nameof(GroupWithoutSub),
        Scope,
        IssueSeverity.Error,
        "A record with groups has a sub, because a group refers to the sub of the user.",
        "Add a sub to each record: an identifier that does not change, such as the one of the legacy system.",
        "contract of cidaas, section 2.1");

    /// <summary>A user must not have two identities of the same provider.</summary>
    public static readonly MigrationRule ProviderTwice = new MigrationRule(
        nameof(ProviderTwice),
        Scope,
        IssueSeverity.Error,
        "A user has at most one identity per provider.",
        "Keep only one of the identities, or correct the provider.",
        "contract of cidaas, section 7");

    /// <summary>A user with several identities must have a sub that links them.</summary>
    public static readonly MigrationRule SubMissing = new MigrationRule(
        nameof(SubMissing),
        Scope,
        IssueSeverity.Warning,
        "A user with several identities has a sub. Without a sub, the store can match the identities to other users.",
        "Add a sub to each record, or upload with -ResolveSub.",
        "contract of cidaas, section 7");

    /// <summary>All rules of members.</summary>
    public static readonly MigrationRule[] All =
    {
        TextShape,
        ElementShape,
        GroupWithoutSub,
        ProviderTwice,
        SubMissing,
    };
}
