using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Schemas;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>
/// Reads the attributes of the schema of users: the answer of the store (contract of PingOne), or the list of names that stands for the
/// schema of the documentation. What the contract says of an attribute applies. The environment adds whether it uses and requires an
/// attribute, and attributes of its own.
/// </summary>
internal sealed class PingOneSchemaDialect : SchemaDialect
{
    /// <summary>The member that has the list of names.</summary>
    public const string List = "userAttributes";

    public override IdentityTarget Target => IdentityTarget.PingOne;

    public override string Wanted => "the answer of the store to a request for the attributes of its schema User";

    public override bool Recognises(JsonElement root) => ListOf(root) is not null;

    public override string? ErrorOf(JsonElement root) => null;

    public override JsonElement SchemaOf(JsonElement root) => root;

    public override IReadOnlyList<SchemaAttribute> ReadAttributes(JsonElement schema, string place)
    {
        if (ListOf(schema) is not { } list)
        {
            throw SchemaErrors.NotRecognised(place, new[] { this }, "it has no list of attributes.");
        }

        Dictionary<string, JsonElement> own = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (JsonElement item in list.EnumerateArray())
        {
            if (SchemaJson.Text(item, "name") is { } name)
            {
                own[name] = item;
            }
        }

        IEnumerable<PingOneMember> known = PingOneMembers.All.Select(member => own.TryGetValue(PingOneMembers.RootOf(member.Path), out JsonElement item) ? SetUp(member, item) : member);
        return PingOneSchema.CreateAttributes(known.Concat(own
            .Where(item => item.Key.IndexOf('.') < 0 && PingOneMembers.Find(item.Key) is null && !PingOneMembers.IsObject(item.Key))
            .Select(item => CreateOwn(item.Key, item.Value))));
    }

    public override SchemaKind KindOf(SchemaAttribute attribute) => attribute.IsList ? SchemaKind.List : attribute.Type switch
    {
        PingOneTypes.Text or PingOneTypes.Email or PingOneTypes.Url => SchemaKind.Text,
        PingOneTypes.Boolean => SchemaKind.Boolean,
        PingOneTypes.Time => SchemaKind.IsoDateTime,
        PingOneTypes.Id => SchemaKind.Uuid,
        PingOneTypes.Json => SchemaKind.Json,
        PingOneTypes.Object => SchemaKind.Object,
        PingOneTypes.Password => SchemaKind.Password,
        _ => SchemaKind.Unknown,
    };

    public override TextConstraints ConstraintsOf(SchemaAttribute attribute) => attribute.Type switch
    {
        PingOneTypes.Email => TextConstraints.EmailAddress,
        PingOneTypes.Url => TextConstraints.Url,
        _ => TextConstraints.None,
    };

    public override string? TranslatePattern(string pattern) => PingOnePatterns.ToNet(pattern);

    private static JsonElement? ListOf(JsonElement root) =>
        SchemaJson.Member(root, List) is { ValueKind: JsonValueKind.Array } names ? names
        : SchemaJson.Member(root, "_embedded") is { } embedded && SchemaJson.Member(embedded, "attributes") is { ValueKind: JsonValueKind.Array } attributes ? attributes
        : null;

    private static PingOneMember SetUp(PingOneMember member, JsonElement item) =>
        member.SetUp(SchemaJson.Boolean(item, "enabled") ?? true, !PingOneMembers.IsObject(PingOneMembers.RootOf(member.Path)) && SchemaJson.Boolean(item, "required") == true);

    private static PingOneMember CreateOwn(string name, JsonElement item) => new PingOneMember(name, SchemaJson.Text(item, "type")?.ToUpperInvariant() switch
    {
        "STRING" => PingOneTypes.Text,
        "BOOLEAN" => PingOneTypes.Boolean,
        "JSON" or "COMPLEX" => PingOneTypes.Json,
        { } other => other,
        null => PingOneTypes.Text,
    })
    {
        Options = OptionsOf(item),
        Pattern = SchemaJson.Member(item, "regexValidation") is { } validation ? SchemaJson.Text(validation, "pattern") : null,
        IsRequired = SchemaJson.Boolean(item, "required") == true,
        IsUnique = SchemaJson.Boolean(item, "unique") == true,
        IsList = SchemaJson.Boolean(item, "multiValued") == true,
        IsEnabled = SchemaJson.Boolean(item, "enabled") ?? true,
    };

    private static string[] OptionsOf(JsonElement item) => SchemaJson.Member(item, "enumeratedValues") is { ValueKind: JsonValueKind.Array } values
        ? values.EnumerateArray().Where(value => SchemaJson.Boolean(value, "archived") != true).Select(value => SchemaJson.Text(value, "value")).OfType<string>().ToArray()
        : Array.Empty<string>();
}
