using System;
using System.Text;

namespace UserMigration.Engine.Values;

/// <summary>Writes texts for PowerShell: for commands that can be pasted, and for files of data.</summary>
public static class PowerShellText
{
    /// <summary>Writes a text in single quotation marks. PowerShell also reads typographic quotation marks as such.</summary>
    /// <param name="text">The text.</param>
    public static string Quote(string text)
    {
        StringBuilder quoted = new StringBuilder((text ?? throw new ArgumentNullException(nameof(text))).Length + 2).Append('\'');
        foreach (char c in text)
        {
            quoted.Append(c);
            if (c is '\'' or '\u2018' or '\u2019' or '\u201A' or '\u201B')
            {
                quoted.Append(c);
            }
        }

        return quoted.Append('\'').ToString();
    }

    /// <summary>Makes a text fit into a comment of one line.</summary>
    /// <param name="text">The text.</param>
    public static string ToLine(string text)
    {
        StringBuilder line = new StringBuilder((text ?? throw new ArgumentNullException(nameof(text))).Length);
        foreach (char c in text)
        {
            line.Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c);
        }

        return line.ToString();
    }
}
