using System;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Conversion.Transforms;

/// <summary>Transforms text and accepts every value. A value that is not text stays unchanged.</summary>
internal sealed class TextTransform : AttributeTransform
{
    public static readonly TransformDefinition Trim = new TransformDefinition(
        TransformDescriptions.Create(
            "Trim",
            "Removes white space at both ends.",
            "Any value. A value that is not text stays unchanged.",
            "The text without spaces, tabs and line breaks at its ends.",
            "This transform accepts every value.",
            Array.Empty<MigrationTransformParameter>(),
            new[]
            {
                new MigrationTransformExample("'Trim'", "  Portland ", "\"Portland\""),
                new MigrationTransformExample("'Trim', 'Integer'", " 7 ", "7"),
            }),
        _ => new TextTransform("Trim", text => text.Trim()));

    public static readonly TransformDefinition Lower = new TransformDefinition(
        TransformDescriptions.Create(
            "Lower",
            "Converts text to lower case, in the same way under any culture.",
            "Any value. A value that is not text stays unchanged.",
            "The text in lower case.",
            "This transform accepts every value.",
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
