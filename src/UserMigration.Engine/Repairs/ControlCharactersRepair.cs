using System.Text;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Repairs;

/// <summary>
/// Removes control characters, except tabs and line breaks. This is not safe: characters from U+0080 to U+009F can be what is
/// left of quotation marks and letters that were read with the wrong encoding, which Mojibake may restore.
/// </summary>
internal sealed class ControlCharactersRepair : ValueRepair
{
    public ControlCharactersRepair()
        : base("ControlCharacters", "Removes control characters, except tabs and line breaks.", isSafe: false)
    {
    }

    internal override string Apply(string text, AttributeKind kind)
    {
        int first = IndexOfControl(text);
        if (first < 0)
        {
            return text;
        }

        StringBuilder kept = new StringBuilder(text, 0, first, text.Length);
        for (int i = first; i < text.Length; i++)
        {
            if (!IsUnwanted(text[i]))
            {
                kept.Append(text[i]);
            }
        }

        return kept.ToString();
    }

    private static int IndexOfControl(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (IsUnwanted(text[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsUnwanted(char c) => char.IsControl(c) && c is not ('\t' or '\n' or '\r');
}
