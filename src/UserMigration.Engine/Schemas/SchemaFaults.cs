using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace UserMigration.Engine.Schemas;

/// <summary>What can be wrong with a schema, or with the file of one.</summary>
internal static class SchemaFaults
{
    private const string HowToSave = "Get-IdentitySchema -OutFile writes a file that can be read.";

    public static MigrationException NotFound(string path, Exception exception) => new MigrationException(
        "SchemaFileNotFound",
        MigrationFault.NotFound,
        $"There is no schema file '{path}'. Check the path; wildcards are not resolved here. {HowToSave}",
        path,
        exception);

    public static MigrationException OpenFailed(string path, Exception exception) => new MigrationException(
        "SchemaFileOpenFailed",
        MigrationFault.OpenFailed,
        $"The schema file '{path}' can't be read: {exception.Message}",
        path,
        exception);

    /// <summary>Of the text nothing is told but where it fails: a datafile may have been named by mistake.</summary>
    public static MigrationException NotJson(string place, JsonException exception) => new MigrationException(
        "SchemaNotJson",
        MigrationFault.InvalidData,
        string.Format(
            CultureInfo.InvariantCulture,
            "'{0}' is no JSON (line {1}, byte {2}), and so no schema. {3}",
            place,
            (exception.LineNumber ?? 0) + 1,
            (exception.BytePositionInLine ?? 0) + 1,
            HowToSave),
        place);

    public static MigrationException TooLarge(string path) => new MigrationException(
        "SchemaFileTooLarge",
        MigrationFault.InvalidData,
        $"The file '{path}' is too large to be a schema. Was a datafile named by mistake? {HowToSave}",
        path);

    public static MigrationException IsError(string place, string answer) => new MigrationException(
        "SchemaIsError",
        MigrationFault.InvalidData,
        $"'{place}' holds an error that a store answered ({answer}), and no schema. Ask the store again; {HowToSave}",
        place);

    public static MigrationException NotUnderstood(string place, string reason, string wanted) => new MigrationException(
        "SchemaNotUnderstood",
        MigrationFault.InvalidData,
        $"The schema in '{place}' is not understood: {reason} Wanted is {wanted}.",
        place);

    /// <summary>It is of no kind of store; the message has what each kind gives.</summary>
    public static MigrationException NotRecognised(string place, IReadOnlyList<SchemaDialect> dialects, string reason) => NotUnderstood(
        place,
        reason,
        "a file that Get-IdentitySchema -OutFile wrote, or " + string.Join("; or ", dialects.Select(one => $"of {one.Target} {one.Wanted}")));

    public static MigrationException Empty(string place) => new MigrationException(
        "SchemaEmpty",
        MigrationFault.InvalidData,
        $"The schema in '{place}' has no attribute. Ask the store again; {HowToSave}",
        place);

    public static MigrationException Twice(string place, string attribute) => new MigrationException(
        "SchemaAttributeTwice",
        MigrationFault.InvalidData,
        $"The schema in '{place}' has the attribute '{attribute}' twice. Remove one of the two.",
        attribute);

    public static MigrationException FileExists(string path, Exception? exception) => new MigrationException(
        "SchemaFileExists",
        MigrationFault.WriteFailed,
        $"The file '{path}' is there. Name another one, or replace it with -Force.",
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
        $"{store} has no entity type '{entityType}'. Check -EntityType; names are case-sensitive.",
        entityType,
        exception);
}
