using System;
using System.Collections.Generic;
using System.Text;

namespace UserMigration.Shell;

/// <summary>Breaks text into lines that fit.</summary>
internal static class TextWrap
{
    /// <summary>Breaks a text at blanks.</summary>
    /// <param name="text">The text; its own line breaks count as blanks.</param>
    /// <param name="indent">Blanks before each line.</param>
    /// <param name="width">The most characters in a line.</param>
    public static IEnumerable<string> Wrap(string text, int indent, int width)
    {
        StringBuilder line = new StringBuilder();
        foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && indent + line.Length + 1 + word.Length >= width)
            {
                yield return new string(' ', indent) + line;
                line.Clear();
            }

            line.Append(line.Length == 0 ? string.Empty : " ").Append(word);
        }

        if (line.Length > 0)
        {
            yield return new string(' ', indent) + line;
        }
    }
}
