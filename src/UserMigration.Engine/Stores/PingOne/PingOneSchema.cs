using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>The schema of users as the contract describes it, to which an environment can add attributes.</summary>
internal static class PingOneSchema
{
    private const string UsualEntityType = "user";

    /// <summary>The schema, without the address of a store.</summary>
    public static IdentitySchema BuiltIn { get; } = new IdentitySchema(IdentityTarget.PingOne, UsualEntityType, CreateAttributes(PingOneMembers.All), Write());

    /// <summary>Finds the ID of the schema of users: of the one with the name User, or of the only one.</summary>
    /// <param name="root">The answer to the request for all schemas.</param>
    /// <returns>The ID; null if the answer has no such schema.</returns>
    public static string? FindIdOfUsers(JsonElement? root)
    {
        if (root is not { } answer
            || SchemaJson.Member(answer, "_embedded") is not { } embedded
            || SchemaJson.Member(embedded, "schemas") is not { ValueKind: JsonValueKind.Array } list)
        {
            return null;
        }

        JsonElement[] schemas = list.EnumerateArray().ToArray();
        JsonElement[] named = Array.FindAll(schemas, schema => string.Equals(SchemaJson.Text(schema, "name"), UsualEntityType, StringComparison.OrdinalIgnoreCase));
        JsonElement[] found = named.Length > 0 ? named : schemas;
        return found.Length == 1 ? PingOneUser.IdOf(found[0]) : null;
    }

    /// <summary>Creates the attributes at the root from the attributes without parts.</summary>
    /// <param name="members">The attributes without parts.</param>
    public static IReadOnlyList<SchemaAttribute> CreateAttributes(IEnumerable<PingOneMember> members) => members
        .GroupBy(member => PingOneMembers.RootOf(member.Path), StringComparer.Ordinal)
        .Select(group => group.First().Path == group.Key ? Create(group.First()) : CreateObject(group.Key, group))
        .ToArray();

    private static SchemaAttribute CreateObject(string name, IEnumerable<PingOneMember> parts)
    {
        SchemaAttribute[] attributes = parts.Select(Create).ToArray();
        return new SchemaAttribute(name, name, PingOneTypes.Object)
        {
            IsObject = true,
            IsReserved = attributes.All(part => part.IsReserved && !part.IsCreateOnly),
            Attributes = attributes,
        };
    }

    private static SchemaAttribute Create(PingOneMember member) => new SchemaAttribute(member.Path.Substring(member.Path.LastIndexOf('.') + 1), member.Path, member.Type)
    {
        Length = member.Length,
        Pattern = member.Pattern,
        Options = member.Options,
        IsRequired = member.IsRequired,
        IsUnique = member.IsUnique,
        IsList = member.IsList,
        IsEnabled = member.IsEnabled,
        IsReserved = member.IsReadOnly || member.IsOfNewUser,
        IsCreateOnly = member.IsOfNewUser,
    };

    // The names are sufficient, because the rest is the same for each store.
    private static string Write()
    {
        using JsonBuffer json = JsonBuffer.Take();
        Utf8JsonWriter writer = json.Writer;
        writer.WriteStartObject();
        writer.WriteStartArray(PingOneSchemaDialect.List);
        foreach (PingOneMember member in PingOneMembers.All)
        {
            writer.WriteStartObject();
            writer.WriteString("name", member.Path);
            writer.WriteString("type", member.Type);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        return Encoding.UTF8.GetString(json.Written().AsSpan().ToArray());
    }
}
