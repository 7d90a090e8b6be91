using System;

namespace UserMigration.Engine.Conversion.Transforms;

/// <summary>The transforms of JSON text.</summary>
internal static class JsonFacts
{
    public static readonly TransformDefinition Json = new TransformDefinition(
        TransformFacts.Of(
            "Json",
            "Turns JSON text into what it says.",
            "JSON (RFC 8259), no member of an object twice; values that are no text pass.",
            "An object, an array, text, a number, a boolean or null.",
            "Write valid JSON, its quotes doubled within a quoted field.",
            Array.Empty<MigrationTransformParameter>(),
            new[]
            {
                new MigrationTransformExample("'Json'", "{\"a\":[1,true]}", "{\"a\":[1,true]}"),
                new MigrationTransformExample("'Json'", "{a}", null, "JsonShape"),
            }),
        _ => new JsonTransform("Json", makesPlural: false));

    public static readonly TransformDefinition Plural = new TransformDefinition(
        TransformFacts.Of(
            "Plural",
            "Turns JSON text into an array.",
            "A JSON array; lists.",
            "An array; of a blank an empty one, unless EmptyValue says more.",
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
