using System;
using System.Collections.Generic;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Conversion.Transforms;

/// <summary>A word for true or false to the boolean; words of one's own can be added.</summary>
internal sealed class BooleanTransform : AttributeTransform
{
    public static readonly TransformDefinition Definition = new TransformDefinition(
        TransformFacts.Of(
            "Boolean",
            "Turns a word for true or false into the boolean.",
            "true, t, yes, y, 1, on and false, f, no, n, 0, off, in any case; words of one's own; booleans.",
            "true or false.",
            "Write true or false, yes or no, 1 or 0, or name the word with True or False.",
            new[]
            {
                new MigrationTransformParameter("True", "Words that mean true, beside the known ones."),
                new MigrationTransformParameter("False", "Words that mean false, beside the known ones."),
            },
            new[]
            {
                new MigrationTransformExample("'Boolean'", "Yes", "true"),
                new MigrationTransformExample("'Boolean'", "0", "false"),
                new MigrationTransformExample("@{ Boolean = @{ True = 'ja', 'oui'; False = 'nein' } }", "Ja", "true"),
                new MigrationTransformExample("'Boolean'", "maybe", null, "BooleanShape"),
            }),
        arguments => new BooleanTransform(arguments));

    private static readonly MigrationIssue s_fault = FormatRules.BooleanShape.CreateIssue("This is no word for true or false.", "Write true or false, yes or no, 1 or 0.");

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

        if (!ScalarText.TryOf(value, out string text))
        {
            return s_fault;
        }

        string word = text.Trim();
        bool isKnown = (_words is not null && _words.TryGetValue(word, out bool boolean)) || BooleanWords.TryParse(word, out boolean);
        result = boolean;
        return isKnown ? null : s_fault;
    }
}
