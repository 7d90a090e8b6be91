using System;
using System.Linq;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>Finds the attribute of a record that an error text of a store names.</summary>
internal static class NamedAttribute
{
    private const string Openings = "'\"`([{\u00AB";
    private const string Closings = "'\"`)]}\u00BB:";

    private static readonly string[] s_nouns = { "attribute ", "field ", "member ", "property ", "parameter " };

    /// <summary>
    /// Finds the attribute. Some attributes have the name of an ordinary word, so it must be at the start of the text, in quotation marks or
    /// parentheses, before a colon, or after a noun such as "attribute".
    /// </summary>
    /// <param name="text">The text of the store; null for none.</param>
    /// <param name="record">The record that the text is about.</param>
    /// <returns>The full name of the attribute, with dots; null if the text names none.</returns>
    public static string? Find(string? text, IdentityRecord record) => string.IsNullOrEmpty(text) ? null : record.Paths
        .Concat(record.Attributes.Keys)
        .OrderByDescending(path => path.Length)
        .FirstOrDefault(path => IsNamed(text!, path));

    private static bool IsNamed(string text, string path)
    {
        for (int i = text.IndexOf(path, StringComparison.Ordinal); i >= 0; i = text.IndexOf(path, i + 1, StringComparison.Ordinal))
        {
            string before = text.Substring(0, i);
            char next = i + path.Length < text.Length ? text[i + path.Length] : ' ';
            bool isWhole = (i == 0 || !IsOfName(text[i - 1])) && !IsOfName(next);
            if (isWhole && (i == 0
                || (Openings.IndexOf(text[i - 1]) >= 0 && Closings.IndexOf(next) >= 0)
                || next == ':'
                || Array.Exists(s_nouns, noun => before.EndsWith(noun, StringComparison.OrdinalIgnoreCase))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';
}
