using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Conversion.Transforms;

/// <summary>
/// Converts a word for a gender to one of the four values that the target's own transform enforces ("Create a data migration
/// datafile", A note regarding the gender attribute). The store itself accepts any text.
/// </summary>
internal sealed class GenderTransform : AttributeTransform
{
    public static readonly TransformDefinition Definition = new TransformDefinition(
        TransformDescriptions.Create(
            "Gender",
            "Converts a word for a gender to male, female, other or not specified.",
            "m, male, man; f, w, female, woman; o, x, d, other, diverse, non-binary; u, unknown, not specified, "
                + "prefer not to say; Mr, Mrs, Ms; German, French and Spanish words and forms of address; in any letter case. Custom words.",
            "male, female, other or not specified. An empty value stays empty.",
            "Write one of these four values, or define the word with Words. Without the transform, any text is sent unchanged.",
            new[] { new MigrationTransformParameter("Words", "A hashtable that maps words to male, female, other or not specified. These words take precedence over the known words.") },
            new[]
            {
                new MigrationTransformExample("'Gender'", "M", "\"male\""),
                new MigrationTransformExample("'Gender'", "Female", "\"female\""),
                new MigrationTransformExample("'Gender'", "x", "\"other\""),
                new MigrationTransformExample("'Gender'", "unknown", "\"not specified\""),
                new MigrationTransformExample("@{ Gender = @{ Words = @{ h = 'male'; '2' = 'female' } } }", "2", "\"female\""),
                new MigrationTransformExample("'Gender'", "1", null, "GenderShape"),
            }),
        arguments => new GenderTransform(arguments));

    private const string Male = "male";
    private const string Female = "female";
    private const string Other = "other";
    private const string NotSpecified = "not specified";

    private static readonly string[] s_genders = { Male, Female, Other, NotSpecified };

    private static readonly Dictionary<string, string> s_words = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["m"] = Male,
        [Male] = Male,
        ["man"] = Male,
        ["mann"] = Male,
        ["männlich"] = Male,
        ["herr"] = Male,
        ["mr"] = Male,
        ["mr."] = Male,
        ["homme"] = Male,
        ["masculin"] = Male,
        ["monsieur"] = Male,
        ["hombre"] = Male,
        ["masculino"] = Male,
        ["varón"] = Male,
        ["varon"] = Male,
        ["señor"] = Male,
        ["f"] = Female,
        ["w"] = Female,
        [Female] = Female,
        ["woman"] = Female,
        ["frau"] = Female,
        ["weiblich"] = Female,
        ["mrs"] = Female,
        ["mrs."] = Female,
        ["ms"] = Female,
        ["ms."] = Female,
        ["miss"] = Female,
        ["femme"] = Female,
        ["féminin"] = Female,
        ["feminin"] = Female,
        ["madame"] = Female,
        ["mme"] = Female,
        ["mujer"] = Female,
        ["femenino"] = Female,
        ["señora"] = Female,
        ["o"] = Other,
        ["x"] = Other,
        ["d"] = Other,
        [Other] = Other,
        ["diverse"] = Other,
        ["divers"] = Other,
        ["non-binary"] = Other,
        ["nonbinary"] = Other,
        ["u"] = NotSpecified,
        ["unknown"] = NotSpecified,
        ["unspecified"] = NotSpecified,
        [NotSpecified] = NotSpecified,
        ["prefer not to say"] = NotSpecified,
        ["keine angabe"] = NotSpecified,
    };

    private static readonly MigrationIssue s_fault = TransformRules.GenderShape.CreateIssue(
        "This is not a known word for a gender.",
        "Write male, female, other or not specified, or define the word with Words. Without the transform, any text is sent unchanged.");

    private readonly IReadOnlyDictionary<string, string> _words;

    private GenderTransform(TransformArguments arguments)
    {
        _words = arguments.Words("Words");
        if (_words.Values.Any(gender => !s_genders.Contains(gender, StringComparer.Ordinal)))
        {
            throw arguments.Invalid("has Words with a value that is not male, female, other or not specified");
        }
    }

    public override string Name => "Gender";

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = value;
        if (!ScalarFormatter.TryOf(value, out string text))
        {
            return s_fault;
        }

        string word = text.Trim();
        bool isKnown = _words.TryGetValue(word, out string? gender) || s_words.TryGetValue(word, out gender);
        result = gender;
        return isKnown ? null : s_fault;
    }
}
