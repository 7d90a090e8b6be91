using System;
using System.Collections.Generic;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Conversion.Transforms;

/// <summary>Converts a word for true or false to a boolean; custom words can be added.</summary>
internal sealed class BooleanTransform : AttributeTransform
{
    public static readonly TransformDefinition Definition = new TransformDefinition(
        TransformDescriptions.Create(
            "Boolean",
            "Converts a word for true or false to a boolean.",
            "true, t, yes, y, 1, on and false, f, no, n, 0, off, in any letter case; custom words; booleans.",
            "true or false.",
            "Write true or false, yes or no, or 1 or 0, or define the word with True or False.",
            new[]
            {
                new MigrationTransformParameter("True", "Words that mean true, in addition to the known words."),
                new MigrationTransformParameter("False", "Words that mean false, in addition to the known words."),
            },
            new[]
            {
                new MigrationTransformExample("'Boolean'", "Yes", "true"),
                new MigrationTransformExample("'Boolean'", "0", "false"),
                new MigrationTransformExample("@{ Boolean = @{ True = 'ja', 'oui'; False = 'nein' } }", "Ja", "true"),
                new MigrationTransformExample("'Boolean'", "maybe", null, "BooleanShape"),
            }),
        arguments => new BooleanTransform(arguments));

    private static readonly MigrationIssue s_fault = FormatRules.BooleanShape.CreateIssue("This is not a known word for true or false.", "Write true or false, yes or no, or 1 or 0.");

    private readonly Dictionary<string, bool>? _words;

    private BooleanTransform(TransformArguments arguments)
    {
        IReadOnlyList<string> whenTrue = arguments.Texts("True");
        IReadOnlyList<string> whenFalse = arguments.Texts("False");
        if (whenTrue.Count + whenFalse.Count == 0)
        {
            return;
        }

        _words = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        foreach (string word in whenTrue)
        {
            _words[word.Trim()] = true;
        }

        foreach (string word in whenFalse)
        {
            if (_words.ContainsKey(word.Trim()))
            {
                throw arguments.Invalid("has a word that means both true and false");
            }

            _words[word.Trim()] = false;
        }
    }

    public override string Name => "Boolean";

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = value;
        if (value is bool)
        {
            return null;
        }

        if (!ScalarFormatter.TryOf(value, out string text))
        {
            return s_fault;
        }

        string word = text.Trim();
        bool isKnown = (_words is not null && _words.TryGetValue(word, out bool boolean)) || BooleanRecognizer.TryParse(word, out boolean);
        result = boolean;
        return isKnown ? null : s_fault;
    }
}
