using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Drafting;

/// <summary>
/// Learns from the values of a column what they are. Memory is limited: at most 256 shapes, 32 words and 300 telephone numbers are kept.
/// </summary>
internal sealed class ColumnProfile
{
    private const int MostShapes = 256;
    private const int LongestShape = 48;
    private const int UuidLength = 36;
    private const int LongestEmptyWord = 12;
    private const int LeastUnmarkedHash = 32;
    private const int LeastMarkedHash = 13;

    private readonly PasswordEnvelopes _envelopes;
    private readonly Dictionary<ulong, FieldShapeTally> _shapes = new Dictionary<ulong, FieldShapeTally>();
    private readonly HashSet<string> _emptyWords = new HashSet<string>(StringComparer.Ordinal);
    private readonly StringBuilder _shape = new StringBuilder(LongestShape);

    /// <summary>Creates the profile of a column without values.</summary>
    /// <param name="name">The name of the column.</param>
    /// <param name="position">The position of the column, from 1.</param>
    /// <param name="envelopes">The envelopes of passwords that are recognized.</param>
    public ColumnProfile(string name, int position, PasswordEnvelopes envelopes)
    {
        Name = name;
        Position = position;
        Meaning = NameMeaning.Of(name);
        _envelopes = envelopes;
    }

    /// <summary>The name of the column.</summary>
    public string Name { get; }

    /// <summary>The position of the column, from 1.</summary>
    public int Position { get; }

    /// <summary>What the name means.</summary>
    public NameMeaning Meaning { get; set; }

    /// <summary>The number of records that have a value.</summary>
    public long Filled { get; private set; }

    /// <summary>The number of values that are words for an empty value, such as N/A.</summary>
    public long Empties { get; private set; }

    /// <summary>The words for an empty value that the column has.</summary>
    public IReadOnlyCollection<string> EmptyWords => _emptyWords;

    /// <summary>The number of values other than words for an empty value.</summary>
    public long Values => Filled - Empties;

    /// <summary>The number of values with white space at an end.</summary>
    public long Untrimmed { get; private set; }

    /// <summary>The number of e-mail addresses.</summary>
    public long Emails { get; private set; }

    /// <summary>The number of URLs.</summary>
    public long Urls { get; private set; }

    /// <summary>The number of UUIDs.</summary>
    public long Uuids { get; private set; }

    /// <summary>The number of IPv4 addresses.</summary>
    public long IpAddresses { get; private set; }

    /// <summary>The number of JSON objects.</summary>
    public long JsonObjects { get; private set; }

    /// <summary>The number of JSON arrays.</summary>
    public long JsonArrays { get; private set; }

    /// <summary>The number of integers.</summary>
    public long Integers { get; private set; }

    /// <summary>The number of integers and of numbers with a decimal point.</summary>
    public long Numbers { get; private set; }

    /// <summary>The number of values with a letter.</summary>
    public long WithLetters { get; private set; }

    /// <summary>The length of the longest value, in characters as stores count them.</summary>
    public int Longest { get; private set; }

    /// <summary>The dates.</summary>
    public DateTally Dates { get; } = new DateTally();

    /// <summary>The telephone numbers.</summary>
    public PhoneTally Phones { get; } = new PhoneTally();

    /// <summary>The password hashes.</summary>
    public HashTally Hashes { get; } = new HashTally();

    /// <summary>The words, if the column has only a few different values.</summary>
    public WordTally Words { get; } = new WordTally();

    /// <summary>The most frequent shape, for display; null if there are no values, or if the values are secrets.</summary>
    public string? Shape => SecretNames.IsSecret(Name) || Meaning.Meaning is AttributeMeaning.Password or AttributeMeaning.Salt || Hashes.Certain * 2 > Values
        ? null
        : _shapes.Values.OrderByDescending(shape => shape.Count).FirstOrDefault()?.Shown;

    /// <summary>Learns from a value.</summary>
    /// <param name="value">The value; text or typed, or null.</param>
    public void Add(object? value)
    {
        string? text = value is ICollection { Count: 0 } ? null : FieldFormatter.Write(value, null);
        if (text is null || string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        Filled++;
        string bare = text.Trim();
        Untrimmed += bare.Length == text.Length ? 0 : 1;
        if (bare.Length <= LongestEmptyWord && WordLists.Empty.Contains(bare.ToLowerInvariant()))
        {
            Empties++;
            _emptyWords.Add(bare);
            return;
        }

        if (text.Length > Longest)
        {
            Longest = Math.Max(Longest, CharacterCounter.CountCharacters(text));
        }

        Words.Add(bare);
        AddForms(bare, Find(bare));
    }

    private void AddForms(string text, DateShapeTally? dates)
    {
        bool isEmail = text.IndexOf('@') > 0 && EmailRecognizer.IsEmail(text);
        bool isUuid = text.Length == UuidLength && Guid.TryParseExact(text, "D", out _);
        bool hasLetter = HasLetter(text);
        Emails += isEmail ? 1 : 0;
        Uuids += isUuid ? 1 : 0;
        WithLetters += hasLetter ? 1 : 0;
        Urls += text.IndexOf("://", StringComparison.Ordinal) > 0 && UrlRecognizer.IsUrl(text) ? 1 : 0;
        if (text[0] is '{' or '[')
        {
            AddJson(text);
        }

        if (!hasLetter)
        {
            AddNumber(text);
            Phones.Add(text);
        }

        if (!isEmail && !isUuid)
        {
            Dates.Add(text, dates);
            if (Meaning.Meaning == AttributeMeaning.Password && HashTraces.IsNoPassword(text))
            {
                Hashes.Markers++;
            }
            else if (CanBeHash(text))
            {
                Hashes.Add(_envelopes.KindOf(text));
            }
        }
    }

    private bool CanBeHash(string text) => Meaning.Meaning == AttributeMeaning.Password
        || ((text.Length >= LeastUnmarkedHash || (text.Length >= LeastMarkedHash && text[0] is '$' or '{' or '*'))
            && (text[0] == '{' || text.IndexOf(' ') < 0)
            && text.IndexOf("://", StringComparison.Ordinal) < 0);

    private void AddJson(string text)
    {
        if (JsonCheck.IsValid(text, out _))
        {
            JsonObjects += text[0] == '{' ? 1 : 0;
            JsonArrays += text[0] == '[' ? 1 : 0;
        }
    }

    private void AddNumber(string text)
    {
        int digits = 0;
        int points = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is >= '0' and <= '9')
            {
                digits++;
            }
            else if (text[i] == '.')
            {
                points++;
            }
            else if (i > 0 || text[i] is not ('-' or '+'))
            {
                return;
            }
        }

        bool isNumber = digits is > 0 and <= 18 && points <= 1;
        Numbers += isNumber ? 1 : 0;
        Integers += isNumber && points == 0 ? 1 : 0;
        IpAddresses += points == 3 && IpAddressRecognizer.IsIpV4(text) ? 1 : 0;
    }

    private DateShapeTally? Find(string text)
    {
        bool isComplete = FieldMask.TryAppend(text, _shape, LongestShape);
        ulong key = Key(_shape);
        if (!_shapes.TryGetValue(key, out FieldShapeTally? tally))
        {
            if (_shapes.Count == MostShapes)
            {
                return null;
            }

            tally = new FieldShapeTally(FieldMask.Show(text), isComplete ? Dates.Find(_shape.ToString()) : null);
            _shapes.Add(key, tally);
        }

        tally.Count++;
        return tally.Dates;
    }

    // FNV-1a, 64 bits.
    private static ulong Key(StringBuilder shape)
    {
        ulong key = 14695981039346656037;
        for (int i = 0; i < shape.Length; i++)
        {
            key = (key ^ shape[i]) * 1099511628211;
        }

        return key;
    }

    private static bool HasLetter(string text)
    {
        foreach (char c in text)
        {
            if (char.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }
}
