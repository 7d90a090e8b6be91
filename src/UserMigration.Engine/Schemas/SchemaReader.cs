using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace UserMigration.Engine.Schemas;

/// <summary>
/// Reads a schema from JSON: what a store answers, as the dialect of its kind knows it, or what <see cref="SchemaFile"/>
/// writes. What does not name its kind of store is recognised by its form.
/// </summary>
internal static class SchemaReader
{
    private const string UsualEntityType = "user";

    /// <summary>Reads what a store answered.</summary>
    /// <param name="dialect">How the kind of store writes its schema down.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="entityType">The entity type that was asked for.</param>
    /// <param name="uri">The address of the store.</param>
    /// <param name="retrievedAt">When it answered.</param>
    /// <exception cref="MigrationException">It is no schema.</exception>
    public static IdentitySchema ReadAnswer(SchemaDialect dialect, JsonElement answer, string entityType, Uri uri, DateTimeOffset retrievedAt)
    {
        JsonElement schema = SchemaOf(dialect, answer, uri.ToString());
        return new IdentitySchema(dialect.Target, entityType, dialect.ReadAttributes(schema, uri.ToString()), schema.GetRawText())
        {
            Uri = uri,
            RetrievedAt = retrievedAt,
        };
    }

    /// <summary>Reads what a file has.</summary>
    /// <param name="root">The JSON.</param>
    /// <param name="path">The full path of the file.</param>
    /// <param name="dialects">The schema dialects of all kinds of store.</param>
    /// <exception cref="MigrationException">It is no schema.</exception>
    public static IdentitySchema ReadSaved(JsonElement root, string path, IReadOnlyList<SchemaDialect> dialects)
    {
        SchemaDialect dialect = DialectOf(root, path, dialects);
        bool isSaved = root.ValueKind == JsonValueKind.Object && SchemaJson.Text(root, "target") is not null && root.TryGetProperty("schema", out _);
        JsonElement schema = SchemaOf(dialect, isSaved ? root.GetProperty("schema") : root, path);
        string entityType = SchemaJson.Text(root, "entityType") ?? dialect.EntityTypeOf(schema) ?? UsualEntityType;
        return new IdentitySchema(dialect.Target, entityType, dialect.ReadAttributes(schema, path), schema.GetRawText())
        {
            Uri = Uri.TryCreate(SchemaJson.Text(root, "uri"), UriKind.Absolute, out Uri? uri) ? uri : null,
            RetrievedAt = TimeOf(root),
            Path = path,
        };
    }

    private static JsonElement SchemaOf(SchemaDialect dialect, JsonElement root, string place) =>
        dialect.ErrorOf(root) is { } error ? throw SchemaFaults.IsError(place, error) : dialect.SchemaOf(root);

    private static SchemaDialect DialectOf(JsonElement root, string place, IReadOnlyList<SchemaDialect> dialects)
    {
        if (SchemaJson.Text(root, "target") is { } name)
        {
            return dialects.FirstOrDefault(one => one.Target.ToString().Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw SchemaFaults.NotRecognised(place, dialects, "it is of a kind of store that is not known.");
        }

        if (dialects.FirstOrDefault(one => one.Recognises(root)) is { } dialect)
        {
            return dialect;
        }

        throw root.ValueKind == JsonValueKind.Array && root.GetArrayLength() == 0 ? SchemaFaults.Empty(place)
            : SchemaFaults.NotRecognised(place, dialects, root.ValueKind is JsonValueKind.Object or JsonValueKind.Array
                ? "it has the form of none that a store gives."
                : "it is no object and no array.");
    }

    private static DateTimeOffset? TimeOf(JsonElement root) =>
        DateTimeOffset.TryParse(SchemaJson.Text(root, "retrievedAt"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time.ToUniversalTime()
            : null;
}
