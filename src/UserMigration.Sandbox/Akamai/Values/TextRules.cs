using System;
using System.Globalization;
using System.Text;
using UserMigration.Sandbox.Akamai.Calls;
using UserMigration.Sandbox.Akamai.Schema;

namespace UserMigration.Sandbox.Akamai.Values;

/// <summary>
/// The rules for text: its length in characters, and the constraints on its characters (contract of Akamai, section 4).
/// </summary>
internal static class TextRules
{
    /// <summary>Checks text against the rules of an attribute.</summary>
    /// <returns>The reason why it is refused, or null.</returns>
    public static RecordFault? Check(AttributeDefinition attribute, ReadOnlySpan<byte> text)
    {
        if (attribute.Length is int most && text.Length > most && CountCharacters(text) > most)
        {
            return RecordFault.Create(ApiError.LengthViolation, attribute, "value is longer than the attribute allows");
        }

        if (!attribute.Has(AttributeConstraints.OfText))
        {
            return null;
        }

        if (attribute.Has(AttributeConstraints.EmailAddress) && !IsEmailAddress(text))
        {
            return RecordFault.Create(ApiError.ConstraintViolation, attribute, "value is not an e-mail address");
        }

        return HasItsLetters(attribute, text)
            ? null
            : RecordFault.Create(ApiError.ConstraintViolation, attribute, "value has characters that the attribute does not allow");
    }

    /// <summary>
    /// Whether text has the form of an e-mail address: one @ with text before it, a domain with a dot after it, and no
    /// spaces.
    /// </summary>
    public static bool IsEmailAddress(ReadOnlySpan<byte> text)
    {
        int at = text.IndexOf((byte)'@');
        if (at < 1 || text.Slice(at + 1).Contains((byte)'@'))
        {
            return false;
        }

        foreach (byte b in text)
        {
            if (b <= 0x20 || b == 0x7f || b is (byte)',' or (byte)';' or (byte)'<' or (byte)'>')
            {
                return false;
            }
        }

        ReadOnlySpan<byte> domain = text.Slice(at + 1);
        int dot = domain.LastIndexOf((byte)'.');
        return dot > 0 && dot < domain.Length - 1 && domain[0] != '.' && domain.IndexOf(".."u8) < 0;
    }

    private static int CountCharacters(ReadOnlySpan<byte> text)
    {
        int count = 0;
        foreach (byte b in text)
        {
            if ((b & 0xC0) != 0x80)
            {
                count++;
            }
        }

        return count;
    }

    private static bool HasItsLetters(AttributeDefinition attribute, ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out Rune rune, out int used);
            text = text.Slice(used);
            bool isLetter = Rune.IsLetter(rune);
            if ((attribute.Has(AttributeConstraints.Alphabetic) && !(rune.IsAscii && isLetter))
                || (attribute.Has(AttributeConstraints.Alphanumeric) && !(rune.IsAscii && (isLetter || Rune.IsDigit(rune))))
                || (attribute.Has(AttributeConstraints.UnicodeLetters) && !isLetter && !IsMark(rune))
                || (attribute.Has(AttributeConstraints.UnicodePrintable) && IsUnprintable(rune)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsUnprintable(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control
            or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator;
}
