using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Schemas;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>
/// Reads schemas in the format of an <c>entityType</c> answer: the complete answer, only its member <c>schema</c>, or only an array
/// <c>attr_defs</c> (contract, section 4). Unknown members are ignored.
/// </summary>
internal sealed class AkamaiSchemaDialect : SchemaDialect
{
    public override IdentityTarget Target => IdentityTarget.Akamai;

    /// <summary>The accepted formats, in words.</summary>
    public const string WantedText = "the answer of the store to entityType, its member schema, or its array attr_defs";

    // These constraints don't restrict the characters. The model has a property for each.
    private static readonly string[] s_others = { "required", "unique", "locally-unique" };

    public override string Wanted => WantedText;

    public override bool Recognises(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Object => AkamaiAnswer.IsError(root) || root.TryGetProperty("schema", out _) || root.TryGetProperty("attr_defs", out _),
        JsonValueKind.Array => root.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("name", out _)),
        _ => false,
    };

    public override string? ErrorOf(JsonElement root) => AkamaiAnswer.IsError(root)
        ? $"{AkamaiAnswer.Code(root)?.ToString(CultureInfo.InvariantCulture)} {AkamaiAnswer.Name(root)}".Trim()
        : null;

    public override JsonElement SchemaOf(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("schema", out JsonElement schema) ? schema : root;

    public override string? EntityTypeOf(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && AkamaiAnswer.Text(schema, "name") is { Length: > 0 } name ? name : null;

    public override IReadOnlyList<SchemaAttribute> ReadAttributes(JsonElement schema, string place) => AkamaiSchema.ReadAttributes(schema, place);

    public override SchemaKind KindOf(SchemaAttribute attribute) => attribute.Type switch
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
    };

    public override TextConstraints ConstraintsOf(SchemaAttribute attribute) =>
        attribute.Constraints.Aggregate(TextConstraints.None, (all, word) => all | ConstraintOf(word));

    public override IEnumerable<string> NotJudged(SchemaAttribute attribute) =>
        attribute.Constraints.Where(word => ConstraintOf(word) == TextConstraints.None && !s_others.Contains(word)).Select(word => $"the constraint '{word}'");

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
