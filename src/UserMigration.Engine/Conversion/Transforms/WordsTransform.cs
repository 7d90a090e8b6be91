using System.Collections.Generic;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Conversion.Transforms;

/// <summary>Replaces words with other values, by a table that a map file can contain.</summary>
internal sealed class WordsTransform : AttributeTransform
{
    public static readonly TransformDefinition Definition = new TransformDefinition(
        TransformDescriptions.Create(
            "Words",
            "Replaces words with other values.",
            "The words of the table, in any letter case, with or without spaces around them. With the entry *, any other value too.",
            "The value that the table has for the word: text, a number, $true, $false, or $null for an empty value. An empty value stays empty.",
            "Write one of the words, or add the word to the table. The entry '*' = '*' keeps all other values unchanged.",
            new[]
            {
                new MigrationTransformParameter(
                    "Table",
                    "A hashtable that maps words to values. * stands for any other word; as a value, * stands for the unchanged word.",
                    isMain: true,
                    isMandatory: true),
            },
            new[]
            {
                new MigrationTransformExample("@{ Words = @{ aktiv = 'ACTIVE'; gesperrt = 'LOCKED' } }", "Aktiv", "\"ACTIVE\""),
                new MigrationTransformExample("@{ Words = @{ deutsch = 'de'; '*' = '*' } }", "fr", "\"fr\""),
                new MigrationTransformExample("@{ Words = @{ Gold = 'GOLD'; '*' = $null } }", "Bronze", "null"),
                new MigrationTransformExample("@{ Words = @{ aktiv = 'ACTIVE' } }", "?", null, "WordShape"),
            }),
        arguments => new WordsTransform(arguments),
        "Table");

    private const string AnyOther = "*";

    private static readonly MigrationIssue s_fault = TransformRules.WordShape.CreateIssue("The table of the transform Words does not have this word.");

    private readonly IReadOnlyDictionary<string, object?> _table;
    private readonly bool _hasOther;
    private readonly object? _other;
    private readonly bool _keepsOther;

    private WordsTransform(TransformArguments arguments)
    {
        _table = arguments.Table("Table");
        _hasOther = _table.TryGetValue(AnyOther, out _other);
        _keepsOther = AnyOther.Equals(_other);
    }

    public override string Name => "Words";

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = value;
        if (!ScalarFormatter.TryOf(value, out string text))
        {
            return s_fault;
        }

        if (_table.TryGetValue(text.Trim(), out object? found))
        {
            result = found;
            return null;
        }

        result = _keepsOther ? value : _other;
        return _hasOther ? null : s_fault;
    }
}
