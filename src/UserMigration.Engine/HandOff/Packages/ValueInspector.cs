using System;
using System.Globalization;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.HandOff.Packages;

/// <summary>Finds the traits of values.</summary>
internal static class ValueInspector
{
    /// <summary>Finds the traits of a value.</summary>
    /// <param name="value">The value; null if the row ended before the field.</param>
    /// <param name="isPassword">Whether the column contains passwords.</param>
    public static ValueTraits Inspect(string? value, bool isPassword) => value is null ? ValueTraits.Missing
        : value.Length == 0 ? ValueTraits.Empty
        : string.IsNullOrWhiteSpace(value) ? ValueTraits.WhiteSpace | CharactersOf(value)
        : isPassword ? ValueTraits.Password | (CharactersOf(value) & ValueTraits.Characters)
        : KindOf(value) | CharactersOf(value);

    private static ValueTraits KindOf(string value)
    {
        char first = value[0];
        if (first is '{' or '[')
        {
            return !JsonCheck.IsValid(value, out _) ? ValueTraits.Text : first == '{' ? ValueTraits.JsonObject : ValueTraits.JsonArray;
        }

        return first is (>= '0' and <= '9') or '-' or '+' or '.' ? NumberOf(value)
            : BooleanRecognizer.IsTarget(value) ? ValueTraits.Boolean
            : BooleanRecognizer.TryParse(value, out _) ? ValueTraits.OtherBoolean
            : WordOf(value);
    }

    private static ValueTraits NumberOf(string value) => DateRecognizer.IsTarget(value) ? value.Length == 10 ? ValueTraits.Date : ValueTraits.DateTime
        : DateRecognizer.IsUs(value) ? ValueTraits.UsDate
        : value[0] == '+' ? PhoneNumberRecognizer.IsPossible(value) ? ValueTraits.Phone : ValueTraits.Text
        : long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? ValueTraits.Integer
        : decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? ValueTraits.Decimal
        : WordOf(value);

    private static ValueTraits WordOf(string value) => value.IndexOf('@') > 0 && EmailRecognizer.IsEmail(value) ? ValueTraits.Email
        : value.IndexOf("://", StringComparison.Ordinal) > 0 && UrlRecognizer.IsUrl(value) ? ValueTraits.Url
        : ValueTraits.Text;

    private static ValueTraits CharactersOf(string value)
    {
        ValueTraits traits = value[0] == ' ' || value[value.Length - 1] == ' ' ? ValueTraits.OuterSpace : ValueTraits.None;
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            traits |= c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') ? ValueTraits.Latin
                : c is (>= '0' and <= '9') or ' ' or '@' or '.' or '-' or '_' ? ValueTraits.None
                : c < 0x80 ? OfAscii(c)
                : Beyond(value, ref i);
        }

        return traits;
    }

    private static ValueTraits OfAscii(char c) => c switch
    {
        ',' => ValueTraits.Comma,
        '"' => ValueTraits.Quote,
        '\r' or '\n' => ValueTraits.LineBreak,
        '\'' => ValueTraits.Apostrophe,
        '\\' => ValueTraits.Backslash,
        ';' or '|' => ValueTraits.OtherDelimiter,
        '&' or '<' or '>' => ValueTraits.Markup,
        < ' ' or '\u007F' => ValueTraits.Control,
        _ => ValueTraits.None,
    };

    private static ValueTraits Beyond(string value, ref int index)
    {
        bool isPair = char.IsHighSurrogate(value[index]) && index + 1 < value.Length && char.IsLowSurrogate(value[index + 1]);
        int codePoint = isPair ? char.ConvertToUtf32(value[index], value[index + 1]) : value[index];
        UnicodeCategory category = isPair ? CharUnicodeInfo.GetUnicodeCategory(value, index) : CharUnicodeInfo.GetUnicodeCategory(value[index]);
        index += isPair ? 1 : 0;
        ValueTraits own = category switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter
                or UnicodeCategory.ModifierLetter => ScriptRanges.ScriptOf(codePoint),
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => ValueTraits.CombiningMark,
            UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => ValueTraits.Invisible,
            UnicodeCategory.Control => ValueTraits.Control,
            _ => codePoint is '\u2019' or '\u2018' ? ValueTraits.Apostrophe : ValueTraits.Symbol,
        };
        return isPair ? own | ValueTraits.Supplementary : own;
    }
}
