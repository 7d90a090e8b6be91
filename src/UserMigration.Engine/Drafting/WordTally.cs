using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Drafting;

/// <summary>Counts the values of a column that has only a few different ones.</summary>
internal sealed class WordTally
{
    private const int Most = 48;
    private const int LongestWord = 32;

    private readonly Dictionary<string, long> _words = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>Whether the column has more different values than are counted, or longer ones.</summary>
    public bool IsFull { get; private set; }

    /// <summary>The different words, in lower case; none if <see cref="IsFull"/>.</summary>
    public IEnumerable<string> Words => _words.Keys.Select(word => word.ToLowerInvariant()).Distinct();

    /// <summary>Counts a value.</summary>
    /// <param name="text">The value, without white space at its ends.</param>
    public void Add(string text)
    {
        if (IsFull)
        {
            return;
        }

        if (text.Length > LongestWord || (_words.Count == Most && !_words.ContainsKey(text)))
        {
            // The values may be personal, so they are not kept.
            IsFull = true;
            _words.Clear();
            return;
        }

        _words.TryGetValue(text, out long count);
        _words[text] = count + 1;
    }

    /// <summary>Counts the values that are certain words in any letter case.</summary>
    /// <param name="isWanted">Whether a word, in lower case, is one of them.</param>
    public long Count(Func<string, bool> isWanted) => CountExact(word => isWanted(word.ToLowerInvariant()));

    /// <summary>Counts the values that are certain words.</summary>
    /// <param name="isWanted">Whether a word is one of them.</param>
    public long CountExact(Func<string, bool> isWanted) => _words.Where(word => isWanted(word.Key)).Sum(word => word.Value);
}
