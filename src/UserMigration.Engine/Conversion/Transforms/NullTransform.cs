using System;
using System.Collections.Generic;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Conversion.Transforms;

/// <summary>Replaces words that an export writes for an empty value with an empty value.</summary>
internal sealed class NullTransform : AttributeTransform
{
    public static readonly TransformDefinition Definition = new TransformDefinition(
        TransformDescriptions.Create(
            "Null",
            "Replaces words that stand for an empty value with an empty value.",
            "Any value. Without Words: NULL, null, (null), N/A, n/a, #N/A, \\N and -.",
            "An empty value if the value matches one of the words exactly, including letter case. Any other value stays unchanged.",
            "This transform accepts every value.",
            new[] { new MigrationTransformParameter("Words", "The words that stand for an empty value. They replace the known words.", isMain: true) },
            new[]
            {
                new MigrationTransformExample("'Null'", "\\N", "null"),
                new MigrationTransformExample("'Null'", "Null", "\"Null\""),
                new MigrationTransformExample("@{ Null = 'unknown', '?' }", "?", "null"),
                new MigrationTransformExample("@{ Null = 'unknown', '?' }", "NULL", "\"NULL\""),
            }),
        arguments => new NullTransform(arguments.Texts("Words")));

    // The match is exact and does not include Null, because some people have this name.
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
