using System;
using System.Globalization;
using System.Linq;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Drafting;

/// <summary>Determines the transform that words for booleans and genders need.</summary>
internal static class WordPlan
{
    private const string Tick = "x";

    private static readonly AttributeTransform s_gender = BuiltInTransforms.Create("gender", "Gender", null, allowClearText: false);

    /// <summary>Determines the transform to a boolean.</summary>
    /// <param name="profile">The column.</param>
    public static Fit CreateBoolean(ColumnProfile profile)
    {
        WordTally words = profile.Words;
        string[] whenTrue = words.Words.Where(WordLists.True.Contains).OrderBy(word => word, StringComparer.Ordinal).ToArray();
        string[] whenFalse = words.Words.Where(WordLists.False.Contains).OrderBy(word => word, StringComparer.Ordinal).ToArray();
        if (whenTrue.Contains(Tick) && words.Words.Any(word => word != Tick && IsTrue(word)))
        {
            // Only in a column without another word for true, x is the tick of a check box.
            whenTrue = whenTrue.Where(word => word != Tick).ToArray();
        }

        long known = words.Count(word => BooleanRecognizer.TryParse(word, out _) || whenTrue.Contains(word) || whenFalse.Contains(word));
        Fit fit = new Fit(profile.Values == 0 ? 0 : known / (double)profile.Values) { Transform = "'Boolean'" };
        if (whenTrue.Length + whenFalse.Length > 0)
        {
            string[] parts = new[] { Part("True", whenTrue), Part("False", whenFalse) }.Where(part => part.Length > 0).ToArray();
            fit.Transform = $"@{{ Boolean = @{{ {string.Join("; ", parts)} }} }}";
        }

        return fit;
    }

    /// <summary>Determines the transform to a gender. A store accepts other words too, so unknown ones are no reason against the attribute.</summary>
    /// <param name="profile">The column.</param>
    public static Fit CreateGender(ColumnProfile profile)
    {
        WordTally words = profile.Words;
        if (words.IsFull)
        {
            return new Fit(0);
        }

        // In Spanish, h and m are hombre and mujer.
        bool isSpanish = words.Words.Contains("h") && words.Words.Contains("m") && !words.Words.Any(word => word is "f" or "w" or "d");
        long known = words.Count(word => Find(word, isSpanish) is not null);
        Fit fit = new Fit(known / (double)profile.Values);
        bool isSalutation = profile.Meaning.Meaning == AttributeMeaning.Salutation;
        if (known < profile.Values && isSalutation)
        {
            fit.HasExceptions = true;
            fit.Notes.Add(string.Format(CultureInfo.InvariantCulture, "Values that are not known words for a gender, which the transform refuses: {0}.", profile.Values - known));
        }
        else if (known < profile.Values)
        {
            fit.HasExceptions = true;
            fit.Notes.Add(string.Format(CultureInfo.InvariantCulture, "Values that are not known words for a gender: {0}. Without a transform, all values are sent unchanged.", profile.Values - known));
            return fit;
        }

        string[] own = words.Words.Where(word => (isSpanish && word == "m") || WordLists.Gender.ContainsKey(word)).OrderBy(word => word, StringComparer.Ordinal).ToArray();
        bool isChanged = words.CountExact(word => Find(word.ToLowerInvariant(), isSpanish) != word) > 0;
        fit.Transform = own.Length > 0
            ? $"@{{ Gender = @{{ Words = @{{ {string.Join("; ", own.Select(word => $"{PowerShellText.Quote(word)} = '{Find(word, isSpanish)}'"))} }} }} }}"
            : isChanged ? "'Gender'" : null;
        if (isSpanish)
        {
            fit.HasExceptions = true;
            fit.Notes.Add("With h and m, m is read as female (mujer).");
        }

        return fit;
    }

    /// <summary>Whether the transform Gender knows a word.</summary>
    /// <param name="word">The word.</param>
    public static bool IsGender(string word) => s_gender.Apply(word, NoRecord.Instance, out _) is null;

    private static string? Find(string word, bool isSpanish)
    {
        if (isSpanish && word == "m")
        {
            return "female";
        }

        return WordLists.Gender.TryGetValue(word, out string? gender) ? gender
            : s_gender.Apply(word, NoRecord.Instance, out object? result) is null ? (string?)result
            : null;
    }

    private static bool IsTrue(string word) => WordLists.True.Contains(word) || (BooleanRecognizer.TryParse(word, out bool isTrue) && isTrue);

    private static string Part(string name, string[] words) =>
        words.Length == 0 ? string.Empty : $"{name} = {string.Join(", ", words.Select(PowerShellText.Quote))}";
}
