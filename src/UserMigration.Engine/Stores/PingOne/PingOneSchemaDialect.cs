using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Schemas;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>
/// Reads a schema that Get-IdentitySchema saved: a list of names and types. What the contract says of an attribute with a known name
/// applies. Attributes that an environment added can be appended to the list, with the type <c>string</c>, <c>boolean</c> or <c>json</c>.
/// </summary>
internal sealed class PingOneSchemaDialect : SchemaDialect
{
    /// <summary>The member that has the list of attributes.</summary>
    public const string List = "userAttributes";

    public override IdentityTarget Target => IdentityTarget.PingOne;

    public override string Wanted => "a schema that Get-IdentitySchema saved";

    public override bool Recognises(JsonElement root) => SchemaJson.Member(root, List) is { ValueKind: JsonValueKind.Array };

    public override string? ErrorOf(JsonElement root) => null;

    public override JsonElement SchemaOf(JsonElement root) => root;

    public override IReadOnlyList<SchemaAttribute> ReadAttributes(JsonElement schema, string place)
    {
        if (!Recognises(schema))
        {
            throw SchemaErrors.NotRecognised(place, new[] { this }, $"it has no list '{List}'.");
        }

        return PingOneSchema.CreateAttributes(schema.GetProperty(List).EnumerateArray()
            .Select(item => (Name: SchemaJson.Text(item, "name"), Type: SchemaJson.Text(item, "type") ?? PingOneTypes.Text))
            .Where(item => item.Name is not null)
            .GroupBy(item => item.Name!)
            .Select(group => PingOneMembers.Find(group.Key) ?? new PingOneMember(group.Key, group.First().Type)));
    }

    public override SchemaKind KindOf(SchemaAttribute attribute) => attribute.Type switch
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
}
