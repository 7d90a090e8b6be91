using System;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Conversion.Transforms;

/// <summary>A transform of text that refuses nothing; a value that is no text stays as it is.</summary>
internal sealed class TextTransform : AttributeTransform
{
    public static readonly TransformDefinition Trim = new TransformDefinition(
        TransformFacts.Of(
            "Trim",
            "Takes blanks off both ends.",
            "Any value; one that is no text stays as it is.",
            "The text without blanks, tabs and line breaks at its ends.",
            "There is nothing that it refuses.",
            Array.Empty<MigrationTransformParameter>(),
            new[]
            {
                new MigrationTransformExample("'Trim'", "  Portland ", "\"Portland\""),
                new MigrationTransformExample("'Trim', 'Integer'", " 7 ", "7"),
            }),
        _ => new TextTransform("Trim", text => text.Trim()));

    public static readonly TransformDefinition Lower = new TransformDefinition(
        TransformFacts.Of(
            "Lower",
            "Writes text in lower case, the same under any culture.",
            "Any value; one that is no text stays as it is.",
            "The text in lower case.",
            "There is nothing that it refuses.",
            Array.Empty<MigrationTransformParameter>(),
            new[] { new MigrationTransformExample("'Lower'", "Ada@Example.COM", "\"ada@example.com\"") }),
        _ => new TextTransform("Lower", text => text.ToLowerInvariant()));

    private readonly Func<string, string> _apply;

    private TextTransform(string name, Func<string, string> apply)
    {
        Name = name;
        _apply = apply;
    }

    public override string Name { get; }

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = value is string text ? _apply(text) : value;
        return null;
    }
}
