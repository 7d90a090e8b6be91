using System.Text;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Validation;

namespace UserMigration.Engine.Repairs;

/// <summary>
/// Brings back UTF-8 that was read as Windows-1252 or Latin-1 and written as UTF-8 again: <c>MÃ¼ller</c>. A value is
/// changed where all of it is valid UTF-8 once more, which hardly a text is by chance. Not safe, for by chance one may be.
/// </summary>
internal sealed class MojibakeRepair : ValueRepair
{
    /// <summary>What Windows-1252 has from 0x80 to 0x9F; the five gaps are the control characters.</summary>
    private const string Upper =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    public MojibakeRepair()
        : base("Mojibake", "Brings back UTF-8 that was read as Windows-1252 or Latin-1, such as the first letters of MÃ¼ller.", isSafe: false)
    {
    }

    internal override string Apply(string text, AttributeKind kind)
    {
        if (!MayBe(text))
        {
            return text;
        }

        byte[] bytes = new byte[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            int value = ByteOf(text[i]);
            if (value < 0)
            {
                return text;
            }

            bytes[i] = (byte)value;
        }

        return Utf8Check.IndexOfInvalid(bytes) < 0 ? Encoding.UTF8.GetString(bytes) : text;
    }

    // The lead bytes of UTF-8, C2 to F4, are letters in both encodings.
    private static bool MayBe(string text)
    {
        foreach (char c in text)
        {
            if (c is >= '\u00C2' and <= '\u00F4')
            {
                return true;
            }
        }

        return false;
    }

    private static int ByteOf(char c)
    {
        if (c <= '\u00FF')
        {
            return c;
        }

        int index = Upper.IndexOf(c);
        return index < 0 ? -1 : 0x80 + index;
    }
}
