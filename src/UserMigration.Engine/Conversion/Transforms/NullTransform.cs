using System;
using System.Collections.Generic;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Conversion.Transforms;

/// <summary>Words that an export writes where there is nothing to a blank.</summary>
internal sealed class NullTransform : AttributeTransform
{
    public static readonly TransformDefinition Definition = new TransformDefinition(
        TransformFacts.Of(
            "Null",
            "Turns words that stand for nothing into a blank.",
            "Any value. Without Words: NULL, null, (null), N/A, n/a, #N/A, \\N and -.",
            "A blank for one of the words, letter for letter; any other value as it is.",
            "There is nothing that it refuses.",
            new[] { new MigrationTransformParameter("Words", "The words that stand for nothing, in place of the known ones.", isMain: true) },
            new[]
            {
                new MigrationTransformExample("'Null'", "\\N", "null"),
                new MigrationTransformExample("'Null'", "Null", "\"Null\""),
                new MigrationTransformExample("@{ Null = 'unknown', '?' }", "?", "null"),
                new MigrationTransformExample("@{ Null = 'unknown', '?' }", "NULL", "\"NULL\""),
            }),
        arguments => new NullTransform(arguments.Texts("Words")));

    // Letter for letter, and no Null: it is somebody's name.
    private static readonly string[] s_words = { "NULL", "null", "(null)", "N/A", "n/a", "#N/A", "\\N", "-" };

    private readonly HashSet<string> _words;

    private NullTransform(IReadOnlyList<string> words)
    {
        _words = new HashSet<string>(words.Count == 0 ? s_words : words, StringComparer.Ordinal);
    }

    public override string Name => "Null";

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = value is DBNull || (value is string text && _words.Contains(text.Trim())) ? null : value;
        return null;
    }
}
