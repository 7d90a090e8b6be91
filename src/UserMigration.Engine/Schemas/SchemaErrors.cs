using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace UserMigration.Engine.Schemas;

/// <summary>Creates the errors of schemas and schema files.</summary>
internal static class SchemaErrors
{
    private const string HowToSave = "To save a schema, use Get-IdentitySchema -OutFile.";

    public static MigrationException NotFound(string path, Exception exception) => new MigrationException(
        "SchemaFileNotFound",
        MigrationFault.NotFound,
        $"The schema file '{path}' does not exist. Check the path; wildcards are not supported here. {HowToSave}",
        path,
        exception);

    public static MigrationException OpenFailed(string path, Exception exception) => new MigrationException(
        "SchemaFileOpenFailed",
        MigrationFault.OpenFailed,
        $"The schema file '{path}' can't be read: {exception.Message}",
        path,
        exception);

    /// <summary>
    /// The message says where the text is invalid and nothing else of it, because a datafile may have been specified by mistake.
    /// </summary>
    public static MigrationException NotJson(string place, JsonException exception) => new MigrationException(
        "SchemaNotJson",
        MigrationFault.InvalidData,
        string.Format(
            CultureInfo.InvariantCulture,
            "'{0}' is not a schema, because it is not valid JSON (line {1}, byte {2}). {3}",
            place,
            (exception.LineNumber ?? 0) + 1,
            (exception.BytePositionInLine ?? 0) + 1,
            HowToSave),
        place);

    public static MigrationException TooLarge(string path) => new MigrationException(
        "SchemaFileTooLarge",
        MigrationFault.InvalidData,
        $"The file '{path}' is too large to be a schema. Did you specify a datafile by mistake? {HowToSave}",
        path);

    public static MigrationException IsError(string place, string answer) => new MigrationException(
        "SchemaIsError",
        MigrationFault.InvalidData,
        $"'{place}' contains an error that a store answered ({answer}), not a schema. Get the schema from the store again. {HowToSave}",
        place);

    public static MigrationException NotUnderstood(string place, string reason, string wanted) => new MigrationException(
        "SchemaNotUnderstood",
        MigrationFault.InvalidData,
        $"The schema in '{place}' is not valid: {reason} Use {wanted}.",
        place);

    /// <summary>The schema belongs to no known kind of store. The message describes what each kind of store accepts.</summary>
    public static MigrationException NotRecognised(string place, IReadOnlyList<SchemaDialect> dialects, string reason) => NotUnderstood(
        place,
        reason,
        "a file that Get-IdentitySchema -OutFile wrote; or " + string.Join("; or ", dialects.Select(one => $"for {one.Target}, {one.Wanted}")));

    public static MigrationException Empty(string place) => new MigrationException(
        "SchemaEmpty",
        MigrationFault.InvalidData,
        $"The schema in '{place}' has no attributes. Get the schema from the store again. {HowToSave}",
        place);

    public static MigrationException Twice(string place, string attribute) => new MigrationException(
        "SchemaAttributeTwice",
        MigrationFault.InvalidData,
        $"The schema in '{place}' has the attribute '{attribute}' twice. Remove one of the two.",
        attribute);

    public static MigrationException FileExists(string path, Exception? exception) => new MigrationException(
        "SchemaFileExists",
        MigrationFault.WriteFailed,
        $"The file '{path}' already exists. Choose another name, or use -Force.",
        path,
        exception);

    public static MigrationException WriteFailed(string path, Exception exception) => new MigrationException(
        "SchemaFileWriteFailed",
        MigrationFault.WriteFailed,
        $"The schema can't be written to '{path}': {exception.Message}",
        path,
        exception);

    public static MigrationException EntityTypeUnknown(string entityType, Uri store, Exception exception) => new MigrationException(
        "EntityTypeUnknown",
        MigrationFault.NotFound,
        $"{store} has no entity type '{entityType}'. Check -EntityType. Names are case-sensitive.",
        entityType,
        exception);
}
