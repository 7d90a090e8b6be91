using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Schemas;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>
/// Reads schemas (RFC 7643, section 7): the answer to <c>GET /Schemas</c>, or that with the answer to <c>GET /ResourceTypes</c>, which says which
/// extensions users have.
/// </summary>
internal sealed class ScimSchemaDialect : SchemaDialect
{
    /// <summary>The accepted formats, in words.</summary>
    public const string WantedText = "the answer of the server to GET /Schemas";

    public override IdentityTarget Target => IdentityTarget.Scim;

    public override string Wanted => WantedText;

    public override bool Recognises(JsonElement root) => root.ValueKind == JsonValueKind.Object
        && (ScimError.Read(root) is not null
            || SchemaJson.Member(root, ScimSchema.SchemasMember) is not null
            || SchemaJson.Texts(root, "schemas").Any(urn => urn.StartsWith("urn:ietf:params:scim:", StringComparison.OrdinalIgnoreCase)));

    public override string? ErrorOf(JsonElement root) => ScimError.Read(root) is { } error
        ? $"{error.Status?.ToString(CultureInfo.InvariantCulture)} {error.Type}".Trim()
        : null;

    public override JsonElement SchemaOf(JsonElement root) => root;

    public override IReadOnlyList<SchemaAttribute> ReadAttributes(JsonElement schema, string place) => ScimSchema.ReadAttributes(schema, place);

    public override SchemaKind KindOf(SchemaAttribute attribute)
    {
        if (attribute.IsObject || attribute.IsPlural)
        {
            return attribute.IsObject ? SchemaKind.Object : SchemaKind.Plural;
        }

        SchemaKind kind = attribute.Type.ToUpperInvariant() switch
        {
            "STRING" or "REFERENCE" or "BINARY" => attribute.Path == "password" ? SchemaKind.Password : SchemaKind.Text,
            "BOOLEAN" => SchemaKind.Boolean,
            "INTEGER" => SchemaKind.Integer,
            "DECIMAL" => SchemaKind.Decimal,
            "DATETIME" => SchemaKind.IsoDateTime,
            "COMPLEX" => SchemaKind.Json,
            _ => SchemaKind.Unknown,
        };
        return attribute.IsList && kind != SchemaKind.Password ? SchemaKind.List : kind;
    }

    // The notation of an address is not part of the schema: the description of the standard is.
    public override TextConstraints ConstraintsOf(SchemaAttribute attribute) => attribute.Path switch
    {
        "emails.value" => TextConstraints.EmailAddress,
        "profileUrl" => TextConstraints.Url,
        _ => TextConstraints.None,
    };
}
