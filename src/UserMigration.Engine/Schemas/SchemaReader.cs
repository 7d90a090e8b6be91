using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace UserMigration.Engine.Schemas;

/// <summary>
/// Reads a schema from JSON: the answer of a store, in the dialect of its kind, or a file that <see cref="SchemaFile"/> wrote. If
/// the JSON does not name its kind of store, the reader recognizes the kind by the form.
/// </summary>
internal static class SchemaReader
{
    private const string UsualEntityType = "user";

    /// <summary>Reads the schema that a store answered.</summary>
    /// <param name="dialect">The dialect of the kind of store.</param>
    /// <param name="answer">The answer of the store.</param>
    /// <param name="entityType">The entity type that was requested.</param>
    /// <param name="uri">The address of the store.</param>
    /// <param name="retrievedAt">The time of the answer.</param>
    /// <exception cref="MigrationException">The answer is not a schema.</exception>
    public static IdentitySchema ReadAnswer(SchemaDialect dialect, JsonElement answer, string entityType, Uri uri, DateTimeOffset retrievedAt)
    {
        JsonElement schema = SchemaOf(dialect, answer, uri.ToString());
        return new IdentitySchema(dialect.Target, entityType, dialect.ReadAttributes(schema, uri.ToString()), schema.GetRawText())
        {
            Uri = uri,
            RetrievedAt = retrievedAt,
        };
    }

    /// <summary>Reads the schema from the content of a file.</summary>
    /// <param name="root">The JSON.</param>
    /// <param name="path">The full path of the file.</param>
    /// <param name="dialects">The schema dialects of all kinds of store.</param>
    /// <exception cref="MigrationException">The JSON is not a schema.</exception>
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
        dialect.ErrorOf(root) is { } error ? throw SchemaErrors.IsError(place, error) : dialect.SchemaOf(root);

    private static SchemaDialect DialectOf(JsonElement root, string place, IReadOnlyList<SchemaDialect> dialects)
    {
        if (SchemaJson.Text(root, "target") is { } name)
        {
            return dialects.FirstOrDefault(one => one.Target.ToString().Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw SchemaErrors.NotRecognised(place, dialects, "its kind of store is unknown.");
        }

        if (dialects.FirstOrDefault(one => one.Recognises(root)) is { } dialect)
        {
            return dialect;
        }

        throw root.ValueKind == JsonValueKind.Array && root.GetArrayLength() == 0 ? SchemaErrors.Empty(place)
            : SchemaErrors.NotRecognised(place, dialects, root.ValueKind is JsonValueKind.Object or JsonValueKind.Array
                ? "it does not have the form of a schema from a supported store."
                : "it is neither an object nor an array.");
    }

    private static DateTimeOffset? TimeOf(JsonElement root) =>
        DateTimeOffset.TryParse(SchemaJson.Text(root, "retrievedAt"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time.ToUniversalTime()
            : null;
}
