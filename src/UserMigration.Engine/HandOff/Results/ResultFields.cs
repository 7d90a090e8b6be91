using System.Collections.Generic;

namespace UserMigration.Engine.HandOff.Results;

/// <summary>
/// Splits a line into fields. A quoted field follows RFC 4180. A field that only looks like one (text after its closing quote, or no
/// closing quote) ends at the next delimiter, because error texts are often written without quoting.
/// </summary>
internal sealed class ResultFields
{
    private readonly List<(int Start, int End)> _places = new List<(int Start, int End)>();
    private readonly List<string> _values = new List<string>();
    private readonly char _delimiter;
    private string _text = string.Empty;

    /// <summary>Creates a splitter.</summary>
    /// <param name="delimiter">The character that separates fields.</param>
    public ResultFields(char delimiter)
    {
        _delimiter = delimiter;
    }

    /// <summary>The number of fields.</summary>
    public int Count => _values.Count;

    /// <summary>Whether the last field has an opening quote and no closing quote, so that it may continue on the next line.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Gets a field; an empty text if the line has fewer fields.</summary>
    /// <param name="index">The position, from 0.</param>
    public string this[int index] => index >= 0 && index < _values.Count ? _values[index] : string.Empty;

    /// <summary>Gets the text from the start of a field to the end of another, delimiters included.</summary>
    /// <param name="first">The position of the first field.</param>
    /// <param name="last">The position of the last field.</param>
    public string Between(int first, int last) => _text.Substring(_places[first].Start, _places[last].End - _places[first].Start);

    /// <summary>Splits a line.</summary>
    /// <param name="text">The line; or several lines, if a quoted field has line breaks.</param>
    public void Split(string text)
    {
        _text = text;
        _places.Clear();
        _values.Clear();
        IsOpen = false;
        for (int start = 0; start <= text.Length;)
        {
            int end = QuotedEnd(start);
            if (end < 0)
            {
                IsOpen |= end == -2;
                end = text.IndexOf(_delimiter, start);
                end = end < 0 ? text.Length : end;
                _values.Add(text.Substring(start, end - start).Trim());
            }
            else
            {
                int open = text.IndexOf('"', start);
                int close = text.LastIndexOf('"', end - 1);
                _values.Add(text.Substring(open + 1, close - open - 1).Replace("\"\"", "\""));
            }

            _places.Add((start, end));
            start = end + 1;
        }
    }

    /// <summary>The end of a quoted field; -1 if it is not quoted, -2 if its closing quote is missing.</summary>
    private int QuotedEnd(int start)
    {
        int at = SkipSpaces(start);
        if (at >= _text.Length || _text[at] != '"')
        {
            return -1;
        }

        for (at++; at < _text.Length; at++)
        {
            if (_text[at] != '"')
            {
                continue;
            }

            if (at + 1 < _text.Length && _text[at + 1] == '"')
            {
                at++;
                continue;
            }

            int end = SkipSpaces(at + 1);
            return end == _text.Length || _text[end] == _delimiter ? end : -1;
        }

        return -2;
    }

    private int SkipSpaces(int at)
    {
        while (at < _text.Length && _text[at] == ' ')
        {
            at++;
        }

        return at;
    }
}
