using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>The schema of users as the contract describes it. An environment can have more attributes, which are not part of it.</summary>
internal static class PingOneSchema
{
    private const string UsualEntityType = "user";

    /// <summary>The schema, without the address of a store.</summary>
    public static IdentitySchema BuiltIn { get; } = new IdentitySchema(IdentityTarget.PingOne, UsualEntityType, CreateAttributes(PingOneMembers.All), Write());

    /// <summary>Creates the schema of a store.</summary>
    /// <param name="entityType">The entity type.</param>
    /// <param name="uri">The address of the store.</param>
    /// <param name="retrievedAt">The current time.</param>
    public static IdentitySchema Create(string entityType, Uri uri, DateTimeOffset retrievedAt) =>
        new IdentitySchema(IdentityTarget.PingOne, entityType, BuiltIn.Attributes, BuiltIn.GetJson()) { Uri = uri, RetrievedAt = retrievedAt };

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
