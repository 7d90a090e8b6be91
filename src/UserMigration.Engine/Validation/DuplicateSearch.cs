using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;

namespace UserMigration.Engine.Validation;

/// <summary>
/// Finds values of an attribute that occurred before, over the whole input. It remembers a digest and a place for each
/// record: 28 bytes of data in a hash table that is at most twice as large as it needs to be.
/// </summary>
internal sealed class DuplicateSearch : IDisposable
{
    private readonly Dictionary<KeyDigest, Place> _seen = new Dictionary<KeyDigest, Place>();
    private readonly List<string> _sources = new List<string>();
    private readonly SHA256 _hash = SHA256.Create();
    private readonly bool _isCaseSensitive;

    /// <summary>Makes a search that has seen nothing.</summary>
    /// <param name="isCaseSensitive">Whether letter case makes a difference.</param>
    public DuplicateSearch(bool isCaseSensitive = false)
    {
        _isCaseSensitive = isCaseSensitive;
    }

    /// <summary>Looks at a value and remembers it.</summary>
    /// <param name="record">The record.</param>
    /// <param name="value">The value; not blank.</param>
    /// <returns>Where an earlier record has the value, in words; else null.</returns>
    public string? FindEarlier(MigrationRecord record, string value)
    {
        KeyDigest digest = KeyDigest.Of(value, _isCaseSensitive, _hash);
        if (_seen.TryGetValue(digest, out Place earlier))
        {
            return Describe(earlier, record.Source);
        }

        long at = record.Line > 0 ? record.Line : -record.RecordNumber;
        _seen.Add(digest, new Place(at, SourceIndex(record.Source)));
        return null;
    }

    public void Dispose() => _hash.Dispose();

    private int SourceIndex(string? source)
    {
        if (source is null)
        {
            return -1;
        }

        if (_sources.Count == 0 || _sources[_sources.Count - 1] != source)
        {
            int known = _sources.IndexOf(source);
            if (known >= 0)
            {
                return known;
            }

            _sources.Add(source);
        }

        return _sources.Count - 1;
    }

    private string Describe(Place place, string? current)
    {
        string at = place.At > 0
            ? "line " + place.At.ToString(CultureInfo.InvariantCulture)
            : "record " + (-place.At).ToString(CultureInfo.InvariantCulture);
        string? source = place.Source < 0 ? null : _sources[place.Source];
        return source is null || source == current ? at : at + " of " + Path.GetFileName(source);
    }

    private readonly struct Place
    {
        public Place(long at, int source)
        {
            At = at;
            Source = source;
        }

        /// <summary>The physical line, or the negated record number where there is none.</summary>
        public long At { get; }

        public int Source { get; }
    }
}
