using System;

namespace UserMigration.Engine.Conversion.Transforms;

/// <summary>Describes the transforms of JSON text.</summary>
internal static class JsonTransformDescriptions
{
    public static readonly TransformDefinition Json = new TransformDefinition(
        TransformDescriptions.Create(
            "Json",
            "Converts JSON text to its value.",
            "JSON (RFC 8259) without duplicate members in an object. Values that are not text stay unchanged.",
            "An object, an array, text, a number, a boolean or null.",
            "Write valid JSON. Within a quoted field, double each quotation mark.",
            Array.Empty<MigrationTransformParameter>(),
            new[]
            {
                new MigrationTransformExample("'Json'", "{\"a\":[1,true]}", "{\"a\":[1,true]}"),
                new MigrationTransformExample("'Json'", "{a}", null, "JsonShape"),
            }),
        _ => new JsonTransform("Json", makesPlural: false));

    public static readonly TransformDefinition Plural = new TransformDefinition(
        TransformDescriptions.Create(
            "Plural",
            "Converts JSON text to an array.",
            "A JSON array; lists.",
            "An array. An empty value becomes an empty array, unless EmptyValue specifies otherwise.",
            "Enclose the elements in [ and ], as in [{\"domain\":\"example.com\"}].",
            Array.Empty<MigrationTransformParameter>(),
            new[]
            {
                new MigrationTransformExample("'Plural'", "[{\"domain\":\"example.com\"}]", "[{\"domain\":\"example.com\"}]"),
                new MigrationTransformExample("'Plural'", "", "[]"),
                new MigrationTransformExample("'Plural'", "{}", null, "PluralShape"),
            }),
        _ => new JsonTransform("Plural", makesPlural: true));
}
