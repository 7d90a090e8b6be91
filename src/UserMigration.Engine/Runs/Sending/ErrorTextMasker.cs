using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>
/// Prepares a server's error text for display: values of the record are replaced by «attribute», even in another form,
/// and long text is truncated.
/// </summary>
public static class ErrorTextMasker
{
    private const int Longest = 300;
    private const int LongestRead = 32 * 1024;
    private const int ShortestFree = 3;
    private const int LongestPlainWord = 6;

    private static readonly Regex s_escape = new Regex(
        @"\\(?:u([0-9a-fA-F]{4})|([""'/\\nrt]))", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Masks the values of records in a text.</summary>
    /// <param name="text">The server's text.</param>
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
            foreach (MigrationRecord row in record.GetRecords())
            {
                Collect(values, row);
            }
        }

        return Mask(text, values);
    }

    /// <summary>Masks the values of a record in a text.</summary>
    /// <param name="record">The record.</param>
    /// <param name="text">The text.</param>
    public static string MaskValuesOf(MigrationRecord record, string text)
    {
        if (record is null)
        {
            throw new ArgumentNullException(nameof(record));
        }

        List<KeyValuePair<string, string>> values = new List<KeyValuePair<string, string>>();
        Collect(values, record);
        return Mask(text, values);
    }

    private static string Mask(string text, List<KeyValuePair<string, string>> values)
    {
        // Text that a server escaped (JSON, HTML, a form) is unescaped, so that a value is found however it was escaped.
        text = Unpack(text.Length > LongestRead ? text.Substring(0, LongestRead) : text);

        // Longest first: a short value within a long one would leave the rest of the long one visible.
        values.Sort((a, b) => b.Key.Length.CompareTo(a.Key.Length));
        text = OneLine(Replace(text, values));
        return text.Length > Longest ? text.Substring(0, Longest) + "…" : text;
    }

    /// <summary>Masks a word of the server's error (its name, a reference) if it repeats a value; otherwise returns it unchanged.</summary>
    /// <param name="word">The word.</param>
    /// <param name="records">The records that were sent.</param>
    public static string MaskWord(string word, IEnumerable<IdentityRecord> records) => IsName(word) ? word : Mask(word, records);

    // All known error names have this format: unique_violation.
    private static bool IsName(string word)
    {
        bool isCompound = false;
        foreach (char c in word ?? throw new ArgumentNullException(nameof(word)))
        {
            if (c is not ((>= 'a' and <= 'z') or '_'))
            {
                return false;
            }

            isCompound |= c == '_';
        }

        return isCompound;
    }

    private static void Collect(List<KeyValuePair<string, string>> values, MigrationRecord record)
    {
        for (int i = 0; i < record.GetColumns().Count; i++)
        {
            Collect(values, record.GetColumns()[i], record.GetValue(i));
        }
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
                    string name = InvariantFormatter.Write(member.Key) ?? string.Empty;
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
                Add(values, attribute, InvariantFormatter.Write(value) ?? string.Empty);
                break;
        }
    }

    private static void Add(List<KeyValuePair<string, string>> values, string attribute, string value)
    {
        // A truth value identifies nobody, and its mask would garble "must be true or false".
        if (value.Trim().Length == 0 || bool.TryParse(value, out _))
        {
            return;
        }

        string normal = Normalize(value);
        AddForm(values, attribute, normal, null);
        AddForm(values, attribute, normal.Trim(), normal);
        AddForm(values, attribute, normal.Replace(' ', '+'), normal);
        AddForm(values, attribute, Unpack(normal).Trim(), normal);
    }

    private static void AddForm(List<KeyValuePair<string, string>> values, string attribute, string form, string? known)
    {
        if (form.Length > 0 && form != known)
        {
            values.Add(new KeyValuePair<string, string>(form, attribute));
        }
    }

    private static string Unpack(string text)
    {
        if (text.IndexOf('\\') >= 0)
        {
            text = s_escape.Replace(text, escape => escape.Groups[1].Success
                ? ((char)int.Parse(escape.Groups[1].Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString()
                : escape.Groups[2].Value switch { "n" => "\n", "r" => "\r", "t" => "\t", string other => other });
        }

        // Twice, because a system in front of a server may escape its text again.
        for (int i = 0; i < 2; i++)
        {
            text = text.IndexOf('%') >= 0 ? Uri.UnescapeDataString(text) : text;
        }

        return Normalize(text.IndexOf('&') >= 0 ? WebUtility.HtmlDecode(text) : text);
    }

    // Half a surrogate pair can't be normalized.
    private static string Normalize(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    // One pass over the server's own text: the text of a mask is never masked itself, and quotation marks from the server
    // that look like those of a mask protect nothing.
    private static string Replace(string text, List<KeyValuePair<string, string>> values)
    {
        int[] owners = new int[text.Length];
        for (int i = 0; i < values.Count; i++)
        {
            Mark(text, values[i].Key, owners, i + 1);
        }

        foreach ((int start, int length, int value) in DisguisedValues.Find(text, values))
        {
            Own(owners, start, start + length, value + 1);
        }

        StringBuilder masked = new StringBuilder(text.Length);
        for (int at = 0; at < text.Length; at++)
        {
            if (owners[at] == 0)
            {
                masked.Append(text[at]);
            }
            else if (at == 0 || owners[at] != owners[at - 1])
            {
                masked.Append('«').Append(values[owners[at] - 1].Value).Append('»');
            }
        }

        return masked.ToString();
    }

    private static void Mark(string text, string value, int[] owners, int owner)
    {
        int at = text.IndexOf(value, StringComparison.OrdinalIgnoreCase);
        while (at >= 0)
        {
            int end = at + value.Length;

            // Values of one or two characters are only masked as separate words: "DE" is part of many words. The same
            // applies to short words: in "an«gender» user" the mask would reveal the value.
            if ((value.Length >= ShortestFree && !IsWithinWord(text, at, end)) || IsWord(text, at, end))
            {
                Own(owners, at, end, owner);
            }

            at = text.IndexOf(value, end, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static void Own(int[] owners, int start, int end, int owner)
    {
        for (int i = start; i < end; i++)
        {
            owners[i] = owners[i] == 0 ? owner : owners[i];
        }
    }

    private static bool IsWithinWord(string text, int start, int end)
    {
        if (end - start > LongestPlainWord)
        {
            return false;
        }

        for (int i = start; i < end; i++)
        {
            if (!char.IsLetter(text[i]))
            {
                return false;
            }
        }

        return (start > 0 && char.IsLetter(text[start - 1])) || (end < text.Length && char.IsLetter(text[end]));
    }

    private static bool IsWord(string text, int start, int end) =>
        (start == 0 || !char.IsLetterOrDigit(text[start - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));

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
