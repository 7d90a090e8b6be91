using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Schemas;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>
/// Reads the field setup as a schema (contract, section 6): the answer to <c>POST /fieldsetup-srv/graph/fields</c> or, in older stores,
/// to <c>GET /registration-setup-srv/fields/list</c>, or only the array of fields.
/// </summary>
/// <remarks>
/// The JSON type of a dataType is not documented; the contract infers it. If a field has a known baseDataType, the baseDataType determines
/// the JSON type. The value of a group of fields is not documented either, so any JSON is accepted. The documentation of the entity
/// defines <c>birthdate</c> as a day, so this applies regardless of the dataType of the field.
/// </remarks>
internal sealed class CidaasSchemaDialect : SchemaDialect
{
    public override IdentityTarget Target => IdentityTarget.Cidaas;

    /// <summary>The accepted formats, in words.</summary>
    public const string WantedText = "the answer of the store to a request for its field setup, or only the array of fields";

    private const string Grouping = "GROUPING";
    private const string Birthdate = "birthdate";

    public override string Wanted => WantedText;

    public override bool RequiresPartsOfAll => true;

    public override IReadOnlyCollection<string> Extras => CidaasMembers.Extras;

    public override bool Recognises(JsonElement root) =>
        ErrorOf(root) is not null
        || (CidaasSchema.FieldsOf(root) is { } fields
            && (fields.EnumerateArray().Any(field => SchemaJson.Text(field, "fieldKey") is not null) || SchemaJson.Boolean(root, "success") == true));

    public override string? ErrorOf(JsonElement root)
    {
        JsonElement error = SchemaJson.Member(root, "ErrorResp") ?? root;
        return SchemaJson.Boolean(error, "success") == false
            ? "status " + (SchemaJson.Number(error, "status")?.ToString(CultureInfo.InvariantCulture) ?? "unknown")
            : null;
    }

    public override JsonElement SchemaOf(JsonElement root) => root;

    public override IReadOnlyList<SchemaAttribute> ReadAttributes(JsonElement schema, string place) => CidaasSchema.ReadAttributes(schema, place);

    public override SchemaKind KindOf(SchemaAttribute attribute)
    {
        if (attribute.IsObject || attribute.IsPlural)
        {
            return attribute.IsObject ? SchemaKind.Object : SchemaKind.Plural;
        }

        if (attribute.Path == Birthdate)
        {
            return SchemaKind.Day;
        }

        SchemaKind kind = WithBaseType(KindOf(attribute.Type), attribute.BaseType);
        return attribute.IsList && kind is not SchemaKind.Password ? SchemaKind.List : kind;
    }

    public override TextConstraints ConstraintsOf(SchemaAttribute attribute) => Word(attribute.Type) switch
    {
        "EMAIL" => TextConstraints.EmailAddress,
        "URL" => TextConstraints.Url,
        "MOBILE" => TextConstraints.PhoneNumber,
        "JSON_STRING" => TextConstraints.Json,
        "NUMBER" => TextConstraints.Number,
        _ => TextConstraints.None,
    };

    // A user who is migrated with a hash has a password, and social identities do not need one. If the store has other requirements, it reports them.
    public override bool IsRequired(SchemaAttribute attribute) =>
        attribute.IsRequired && attribute.IsEnabled && KindOf(attribute) != SchemaKind.Password;

    public override IEnumerable<string> NotJudged(SchemaAttribute attribute)
    {
        bool isUnknown = KindOf(attribute) != SchemaKind.Unknown && !attribute.IsObject && !attribute.IsPlural && KindOf(attribute.Type) == SchemaKind.Unknown;
        if (isUnknown || Word(attribute.Type) == Grouping)
        {
            yield return $"the type '{attribute.Type}'";
        }
    }

    public override string? TranslatePattern(string pattern) => GoPattern.ToNet(pattern);

    private static SchemaKind KindOf(string type) => Word(type) switch
    {
        "TEXT" or "TEXTAREA" or "SELECT" or "RADIO" or "USERNAME" or "URL" or "EMAIL" or "MOBILE" or "JSON_STRING" or "STRING" => SchemaKind.Text,
        "NUMBER" => SchemaKind.Decimal,
        "CHECKBOX" or "CONSENT" or "BOOLEAN" => SchemaKind.Boolean,
        "DATE" or "DATE-TIME" => SchemaKind.IsoDateTime,
        "DAYDATE" => SchemaKind.Day,
        "PASSWORD" => SchemaKind.Password,
        "MULTISELECT" or "ARRAY" => SchemaKind.List,
        "ANY" or Grouping => SchemaKind.Json,
        _ => SchemaKind.Unknown,
    };

    private static SchemaKind WithBaseType(SchemaKind kind, string? baseType) => baseType is null || kind is SchemaKind.List or SchemaKind.Password
        ? kind
        : Word(baseType) switch
        {
            "STRING" or "TEXT" => kind is SchemaKind.IsoDateTime or SchemaKind.Day ? kind : SchemaKind.Text,
            "NUMBER" or "FLOAT" or "DOUBLE" or "DECIMAL" => SchemaKind.Decimal,
            "INTEGER" or "INT" or "LONG" => SchemaKind.Integer,
            "BOOLEAN" or "BOOL" => SchemaKind.Boolean,
            "ARRAY" or "LIST" => SchemaKind.List,
            _ => kind,
        };

    private static string Word(string type) => type.Trim().ToUpperInvariant();
}
