using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace UserMigration.Engine.Upload;

/// <summary>
/// A server's error text as it may be shown: values of the record are replaced by «attribute», and the rest is cut.
/// </summary>
public static class ErrorText
{
    private const int Longest = 300;
    private const int ShortestFree = 3;

    /// <summary>Masks the values of records in a text.</summary>
    /// <param name="text">The server's words.</param>
    /// <param name="records">The records that were sent.</param>
    public static string Mask(string text, IEnumerable<IdentityRecord> records)
    {
        if (records is null)
        {
            throw new ArgumentNullException(nameof(records));
        }

        List<KeyValuePair<string, string>> values = new List<KeyValuePair<string, string>>();
        foreach (IdentityRecord record in records)
        {
            Collect(values, string.Empty, record.Attributes);
            MigrationRecord row = record.GetRecord();
            for (int i = 0; i < row.GetColumns().Count; i++)
            {
                Collect(values, row.GetColumns()[i], row.GetValue(i));
            }
        }

        // Longest first: a short value within a long one would leave the rest of the long one standing.
        values.Sort((a, b) => b.Key.Length.CompareTo(a.Key.Length));
        foreach (KeyValuePair<string, string> value in values)
        {
            text = Replace(text, value.Key, "«" + value.Value + "»");
        }

        text = OneLine(text);
        return text.Length > Longest ? text.Substring(0, Longest) + "…" : text;
    }

    private static void Collect(List<KeyValuePair<string, string>> values, string attribute, object? value)
    {
        switch (value)
        {
            case null or bool:
                break;
            case IDictionary members:
                foreach (DictionaryEntry member in members)
                {
                    string name = InvariantText.Of(member.Key) ?? string.Empty;
                    Collect(values, attribute.Length == 0 ? name : attribute + "." + name, member.Value);
                }

                break;
            case IEnumerable items and not string:
                foreach (object? item in items)
                {
                    Collect(values, attribute, item);
                }

                break;
            default:
                Add(values, attribute, InvariantText.Of(value) ?? string.Empty);
                break;
        }
    }

    private static void Add(List<KeyValuePair<string, string>> values, string attribute, string value)
    {
        if (value.Trim().Length == 0)
        {
            return;
        }

        values.Add(new KeyValuePair<string, string>(value, attribute));
        string escaped = JavaScriptEncoder.Default.Encode(value);
        if (escaped != value)
        {
            values.Add(new KeyValuePair<string, string>(escaped, attribute));
        }

        string form = Uri.EscapeDataString(value.Length > 2000 ? value.Substring(0, 2000) : value);
        if (form != value)
        {
            values.Add(new KeyValuePair<string, string>(form, attribute));
        }

        string trimmed = value.Trim();
        if (trimmed != value)
        {
            values.Add(new KeyValuePair<string, string>(trimmed, attribute));
        }
    }

    private static string Replace(string text, string value, string mask)
    {
        int from = 0;
        StringBuilder? masked = null;
        int at = text.IndexOf(value, StringComparison.OrdinalIgnoreCase);
        int copied = 0;
        while (at >= 0)
        {
            from = at + value.Length;

            // One or two characters are masked as a word of their own alone; "DE" stands in many a word. And what a
            // mask already says is left as it is.
            if ((value.Length >= ShortestFree || IsWord(text, at, from)) && !IsInMask(text, at))
            {
                masked ??= new StringBuilder(text.Length);
                masked.Append(text, copied, at - copied).Append(mask);
                copied = from;
            }

            at = text.IndexOf(value, from, StringComparison.OrdinalIgnoreCase);
        }

        return masked is null ? text : masked.Append(text, copied, text.Length - copied).ToString();
    }

    private static bool IsWord(string text, int start, int end) =>
        (start == 0 || !char.IsLetterOrDigit(text[start - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));

    private static bool IsInMask(string text, int at)
    {
        int open = text.LastIndexOf('«', at);
        return open >= 0 && text.IndexOf('»', open) >= at;
    }

    private static string OneLine(string text)
    {
        StringBuilder line = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            bool isBreak = char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            line.Append(isBreak ? ' ' : c);
        }

        return line.ToString();
    }
}
