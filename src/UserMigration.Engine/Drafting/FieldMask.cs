using System.Text;

namespace UserMigration.Engine.Drafting;

/// <summary>Replaces the letters and digits of a value, so that its shape can be shown and compared.</summary>
internal static class FieldMask
{
    /// <summary>The maximum number of characters of a shape that is shown.</summary>
    public const int Longest = 32;

    /// <summary>
    /// Gets the shape of a value for display: digits as 9, letters as a or A, other characters of ASCII unchanged, anything else as a question mark.
    /// </summary>
    /// <param name="text">The value.</param>
    public static string Show(string text)
    {
        StringBuilder shape = new StringBuilder(Longest + 1);
        foreach (char c in text)
        {
            if (shape.Length == Longest)
            {
                return shape.Append('…').ToString();
            }

            shape.Append(char.IsDigit(c) ? '9'
                : char.IsUpper(c) ? 'A'
                : char.IsLetter(c) ? 'a'
                : c is >= ' ' and <= '~' ? c
                : '?');
        }

        return shape.ToString();
    }

    /// <summary>
    /// Appends the shape of a value for comparison: each digit as 9, several letters in a row as one a, other characters unchanged.
    /// </summary>
    /// <param name="text">The value.</param>
    /// <param name="shape">Receives the shape; it is cleared first.</param>
    /// <param name="most">The maximum number of characters.</param>
    /// <returns>Whether the shape is complete.</returns>
    public static bool TryAppend(string text, StringBuilder shape, int most)
    {
        shape.Clear();
        bool wasLetter = false;
        foreach (char c in text)
        {
            bool isLetter = char.IsLetter(c);
            if (!isLetter || !wasLetter)
            {
                if (shape.Length == most)
                {
                    return false;
                }

                shape.Append(isLetter ? 'a' : c is >= '0' and <= '9' ? '9' : c);
            }

            wasLetter = isLetter;
        }

        return true;
    }
}
