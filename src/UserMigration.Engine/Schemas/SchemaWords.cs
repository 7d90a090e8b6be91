using System;
using System.Linq;

namespace UserMigration.Engine.Schemas;

/// <summary>What the words of a store's schema mean (contract of Akamai, section 4).</summary>
internal static class SchemaWords
{
    // These say nothing of the characters; the model has a property for each.
    private static readonly string[] s_others = { "required", "unique", "locally-unique" };

    /// <summary>What values of an attribute are.</summary>
    /// <param name="target">The kind of store.</param>
    /// <param name="attribute">The attribute.</param>
    public static SchemaKind KindOf(IdentityTarget target, SchemaAttribute attribute) => target switch
    {
        IdentityTarget.Akamai => attribute.Type switch
        {
            "string" => SchemaKind.Text,
            "boolean" => SchemaKind.Boolean,
            "integer" or "id" => SchemaKind.Integer,
            "decimal" => SchemaKind.Decimal,
            "date" => SchemaKind.Date,
            "dateTime" => SchemaKind.DateTime,
            "ipAddress" => SchemaKind.IpAddress,
            "uuid" => SchemaKind.Uuid,
            "json" => SchemaKind.Json,
            "object" => SchemaKind.Object,
            "plural" => SchemaKind.Plural,
            string type => type.StartsWith("password", StringComparison.Ordinal) ? SchemaKind.Password : SchemaKind.Unknown,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(target)),
    };

    /// <summary>The constraints that look at the characters of a text.</summary>
    /// <param name="attribute">The attribute.</param>
    public static TextConstraints ConstraintsOf(SchemaAttribute attribute) =>
        attribute.Constraints.Aggregate(TextConstraints.None, (all, word) => all | ConstraintOf(word));

    /// <summary>The constraints that are not known, and so not judged.</summary>
    /// <param name="attribute">The attribute.</param>
    public static string[] UnknownConstraintsOf(SchemaAttribute attribute) =>
        attribute.Constraints.Where(word => ConstraintOf(word) == TextConstraints.None && !s_others.Contains(word)).ToArray();

    private static TextConstraints ConstraintOf(string word) => word switch
    {
        "email-address" => TextConstraints.EmailAddress,
        "alphabetic" => TextConstraints.Alphabetic,
        "alphanumeric" => TextConstraints.Alphanumeric,
        "unicode-letters" => TextConstraints.UnicodeLetters,
        "unicode-printable" => TextConstraints.UnicodePrintable,
        _ => TextConstraints.None,
    };
}
