#if NET8_0_OR_GREATER
using System.Text;
#endif

namespace UserMigration.Engine.Values;

/// <summary>Finds characters that are not ASCII. It looks at many characters at a time, because each value of each record is examined.</summary>
internal static class AsciiScan
{
    /// <summary>Finds the first character that is not ASCII.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The position of the character, or -1.</returns>
    public static int IndexOfOther(string text)
    {
#if NET8_0_OR_GREATER
        if (Ascii.IsValid(text))
        {
            return -1;
        }
#endif
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] > '\u007F')
            {
                return i;
            }
        }

        return -1;
    }
}
