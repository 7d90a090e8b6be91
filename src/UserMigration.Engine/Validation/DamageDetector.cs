using System;
using System.Text.RegularExpressions;
using UserMigration.Engine.Csv.Encodings;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Validation.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Validation;

/// <summary>
/// Detects damage that text suffered in a spreadsheet, in a wrong encoding, in a web page, or in a program that wrote an object
/// as text.
/// </summary>
internal static class DamageDetector
{
    private const char Replacement = '\uFFFD';
    private const int LeastDigits = 5;
    private const int LongestEmptyWord = 9;

    // Spreadsheets use different words in each language, but all have the form of a word in capitals between # and ! or ?.
    private static readonly Regex s_spreadsheetError = new Regex(
        @"\A#(?:N/A|N/D|NV|#+|[¡¿]?[A-ZÄÖÜ/0]{2,14}[!?])\z", RegexOptions.CultureInvariant);

    private static readonly Regex s_scientific = new Regex(@"\A[+-]?[0-9](?:[.,][0-9]{1,14})?E\+?[0-9]{1,2}\z", RegexOptions.CultureInvariant);

    private static readonly Regex s_object = new Regex(
        @"\A(?:System\.(?:[A-Z]\w*\.)*[A-Z]\w*(?:`[0-9]+)?(?:\[.*\])?|\[object [A-Z]\w*\]|(?:\[L)?(?:java|javax|org|com|net)(?:\.[a-z]\w*)+\.[A-Z][\w$]*;?@[0-9a-f]{4,8}|<[\w.]+ object at 0x[0-9A-Fa-f]+>)\z",
        RegexOptions.CultureInvariant);

    /// <summary>Looks for damage in a value.</summary>
    /// <param name="text">The value; not empty.</param>
    /// <param name="kind">The type of the attribute.</param>
    /// <returns>The most severe damage; null if there is no sign of any.</returns>
    public static MigrationIssue? Find(string text, AttributeKind kind)
    {
        int beyond = AsciiScan.IndexOfOther(text);
        if (beyond >= 0 && text.IndexOf(Replacement, beyond) >= 0)
        {
            return DamageRules.ReplacementCharacter.CreateIssue("The value contains U+FFFD, which replaces a character that was lost.");
        }

        if (beyond >= 0 && DosText.Restore(text) is not null)
        {
            return DamageRules.Mojibake.CreateIssue("The value is text of DOS that was read with Windows-1252.");
        }

        if (beyond >= 0 && Mojibake.Restore(text) is not null)
        {
            return DamageRules.Mojibake.CreateIssue("The value is UTF-8 that was read with the wrong encoding.");
        }

        return kind == AttributeKind.Json ? null : FindByStart(text, kind) ?? FindWithin(text, kind);
    }

    /// <summary>Whether text is a marker for an empty value that only programs write.</summary>
    /// <param name="text">The text.</param>
    public static bool IsNullMark(string text) =>
        text is "\\N" or "<NA>" || text.Equals("(null)", StringComparison.OrdinalIgnoreCase) || text.Equals("<null>", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether text is a word or a sign that people and programs write for an empty value. Null is not: it is a name too.</summary>
    /// <param name="text">The text.</param>
    public static bool IsEmptyWord(string text) => text.Length <= LongestEmptyWord
        && text is "NULL" or "null" or "[NULL]" or "N/A" or "n/a" or "n.a." or "undefined" or "-" or "--" or "---" or "\u2013" or "\u2014";

    /// <summary>Removes the characters that keep text as text in a spreadsheet.</summary>
    /// <param name="text">The text; not empty.</param>
    /// <param name="kind">The type of the attribute.</param>
    /// <returns>The text without them; null if it has none.</returns>
    public static string? WithoutSpreadsheetMarks(string text, AttributeKind kind)
    {
        string inner = text;
        if (text.Length > 3 && text[0] == '=' && text[1] == '"' && text[text.Length - 1] == '"')
        {
            inner = text.Substring(2, text.Length - 3);
            return inner.IndexOf('"') < 0 ? inner : null;
        }

        if (text.Length > 1 && text[0] == '\'' && text[1] is (>= '0' and <= '9') or '+' or '=' or '@' or '-' && text.IndexOf('\'', 1) < 0)
        {
            return text.Substring(1);
        }

        return kind == AttributeKind.PhoneNumber && HasDecimalZero(text) ? text.Substring(0, text.Length - 2) : null;
    }

    private static MigrationIssue? FindByStart(string text, AttributeKind kind)
    {
        switch (text[0])
        {
            case '#' when s_spreadsheetError.IsMatch(text):
                return DamageRules.SpreadsheetError.CreateIssue(
                    "The value is what a spreadsheet shows if it can't calculate a value or the column is too narrow.");
            case 'N' or 'n' or 'u' or '-' or '\u2013' or '\u2014' or '[' when IsEmptyWord(text):
                return DamageRules.EmptyWord.CreateIssue("The value is a word or a sign that stands for an empty value.");
            case '\\' or '(' or '<' when IsNullMark(text):
                return DamageRules.NullMark.CreateIssue("The value is a marker for an empty value.");
            case 'S' or '[' or '<' or 'j' or 'o' or 'c' or 'n' when StartsLikeObject(text) && s_object.IsMatch(text):
                return DamageRules.ObjectText.CreateIssue("The value is the name of a type. A program wrote an object or a list as text.");
            case '=' or '\'' when WithoutSpreadsheetMarks(text, kind) is not null:
                return DamageRules.SpreadsheetText.CreateIssue("The value has extra characters that make a spreadsheet keep it as text.");
            default:
                return null;
        }
    }

    // A regular expression costs much more than a look at the start, and most values begin with a letter.
    private static bool StartsLikeObject(string text) => text[0] switch
    {
        'S' => text.StartsWith("System.", StringComparison.Ordinal),
        '[' => text.StartsWith("[object ", StringComparison.Ordinal) || text.StartsWith("[L", StringComparison.Ordinal),
        '<' => text[text.Length - 1] == '>',
        'j' => text.StartsWith("java", StringComparison.Ordinal),
        'o' => text.StartsWith("org.", StringComparison.Ordinal),
        'c' => text.StartsWith("com.", StringComparison.Ordinal),
        _ => text.StartsWith("net.", StringComparison.Ordinal),
    };

    private static MigrationIssue? FindWithin(string text, AttributeKind kind)
    {
        bool isNumber = kind is AttributeKind.Number or AttributeKind.Integer;
        if (!isNumber && text[0] is '+' or '-' or (>= '0' and <= '9') && text.IndexOf('E') > 0 && s_scientific.IsMatch(text))
        {
            return DamageRules.ScientificNotation.CreateIssue("The value is a number in scientific notation. Its last digits may be lost.");
        }

        if (!isNumber && HasDecimalZero(text))
        {
            return DamageRules.SpreadsheetText.CreateIssue(
                "The value is a whole number that ends with .0. A program read text as a number, and leading zeros are lost.",
                kind == AttributeKind.PhoneNumber ? null : "Export it as text.");
        }

        return kind != AttributeKind.Url && HtmlEntities.HasAny(text)
            ? DamageRules.HtmlEntity.CreateIssue("The value has an HTML entity instead of a character.")
            : null;
    }

    private static bool HasDecimalZero(string text)
    {
        int digits = text.Length - 2;
        if (digits < LeastDigits || text[digits] != '.' || text[digits + 1] != '0')
        {
            return false;
        }

        for (int i = 0; i < digits; i++)
        {
            if (text[i] is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }
}
