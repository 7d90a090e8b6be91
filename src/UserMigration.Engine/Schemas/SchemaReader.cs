using System;
using System.Globalization;
using System.Text.Json;
using UserMigration.Engine.Stores.Akamai;

namespace UserMigration.Engine.Schemas;

/// <summary>
/// Reads a schema from JSON: what <c>entityType</c> answers, its member <c>schema</c> alone, an array <c>attr_defs</c>
/// alone, or what <see cref="SchemaFile"/> writes. Members that are not known are passed over.
/// </summary>
internal static class SchemaReader
{
    private const string UsualEntityType = "user";

    /// <summary>Reads what a store answered.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="entityType">The entity type that was asked for.</param>
    /// <param name="uri">The address of the store.</param>
    /// <param name="retrievedAt">When it answered.</param>
    /// <exception cref="MigrationException">It is no schema.</exception>
    public static IdentitySchema ReadAnswer(JsonElement answer, string entityType, Uri uri, DateTimeOffset retrievedAt)
    {
        JsonElement schema = SchemaOf(answer, uri.ToString());
        return new IdentitySchema(IdentityTarget.Akamai, entityType, AkamaiSchema.ReadAttributes(schema, uri.ToString()), schema.GetRawText())
        {
            Uri = uri,
            RetrievedAt = retrievedAt,
        };
    }

    /// <summary>Reads what a file has.</summary>
    /// <param name="root">The JSON.</param>
    /// <param name="path">The full path of the file.</param>
    /// <exception cref="MigrationException">It is no schema.</exception>
    public static IdentitySchema ReadSaved(JsonElement root, string path)
    {
        JsonElement schema = SchemaOf(root, path);
        IdentityTarget target = TargetOf(root, path);
        string entityType = Text(root, "entityType") ?? Text(schema, "name") ?? UsualEntityType;
        return new IdentitySchema(target, entityType, AkamaiSchema.ReadAttributes(schema, path), schema.GetRawText())
        {
            Uri = Uri.TryCreate(Text(root, "uri"), UriKind.Absolute, out Uri? uri) ? uri : null,
            RetrievedAt = TimeOf(root),
            Path = path,
        };
    }

    private static JsonElement SchemaOf(JsonElement root, string place)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return root;
        }

        return AkamaiAnswer.IsError(root)
            ? throw SchemaFaults.IsError(place, ErrorOf(root))
            : root.TryGetProperty("schema", out JsonElement schema) ? schema : root;
    }

    private static IdentityTarget TargetOf(JsonElement root, string place) =>
        Text(root, "target") is not { } name
            ? IdentityTarget.Akamai
            : Enum.TryParse(name, ignoreCase: true, out IdentityTarget target) && Enum.IsDefined(typeof(IdentityTarget), target)
                ? target
                : throw SchemaFaults.NotUnderstood(place, "it is of a kind of store that is not known.");

    private static DateTimeOffset? TimeOf(JsonElement root) =>
        DateTimeOffset.TryParse(Text(root, "retrievedAt"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time.ToUniversalTime()
            : null;

    private static string ErrorOf(JsonElement error) =>
        $"{AkamaiAnswer.Code(error)?.ToString(CultureInfo.InvariantCulture)} {AkamaiAnswer.Name(error)}".Trim();

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && AkamaiAnswer.Text(element, name) is { Length: > 0 } text ? text : null;
}
