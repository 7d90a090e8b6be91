using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Repairs;

/// <summary>
/// Removes white space of any script from both ends, and characters without width or meaning there. The joiners U+200C and U+200D
/// stay, because some scripts need them for spelling.
/// </summary>
internal sealed class TrimRepair : ValueRepair
{
    public TrimRepair()
        : base("Trim", "Removes these characters at both ends: white space, no-break spaces, zero-width spaces, byte order marks.", isSafe: true)
    {
    }

    internal override string Apply(string text, AttributeKind kind)
    {
        int start = 0;
        int end = text.Length;
        while (start < end && IsBlank(text[start]))
        {
            start++;
        }

        while (end > start && IsBlank(text[end - 1]))
        {
            end--;
        }

        return end - start == text.Length ? text : text.Substring(start, end - start);
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\u2060' or '\uFEFF';
}
