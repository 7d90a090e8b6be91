using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace UserMigration.Engine.Values;

/// <summary>
/// Stores the place of a record in eight bytes: 40 bits for its physical line (or its record number, if it does not come from a
/// file), one bit that says which, and 23 bits for its file. Beyond 1,099,511,627,774 lines, it only knows that the place was
/// later. Beyond 8,388,605 files, it only knows that it was in another file.
/// </summary>
internal sealed class PlaceCodec
{
    private const int NumberBits = 40;
    private const ulong LastNumber = (1UL << NumberBits) - 1;
    private const ulong IsRecord = 1UL << NumberBits;
    private const int SourceShift = NumberBits + 1;
    private const int LastSource = (1 << 23) - 1;

    // Number 0 stands for no file.
    private readonly List<string?> _sources = new List<string?> { null };
    private readonly Dictionary<string, int> _numbers = new Dictionary<string, int>(StringComparer.Ordinal);
    private string? _current;
    private int _currentNumber;

    /// <summary>Packs the place of a record.</summary>
    /// <param name="record">The record.</param>
    public ulong Pack(MigrationRecord record)
    {
        string? source = record.Source;
        if (!ReferenceEquals(source, _current))
        {
            (_current, _currentNumber) = (source, NumberOf(source));
        }

        bool isLine = record.Line > 0;
        return Pack(isLine ? record.Line : record.RecordNumber, isLine, _currentNumber);
    }

    /// <summary>Packs a place.</summary>
    /// <param name="number">The line or the record number.</param>
    /// <param name="isLine">Whether the number is a line.</param>
    /// <param name="source">The number of the file.</param>
    public static ulong Pack(long number, bool isLine, int source) =>
        ((ulong)Math.Min(source, LastSource) << SourceShift)
            | (isLine ? 0 : IsRecord)
            | (number < 0 ? 0 : Math.Min((ulong)number, LastNumber));

    /// <summary>Describes a place in words.</summary>
    /// <param name="place">The place.</param>
    /// <param name="current">The file of the record that the description is for; this file is not named.</param>
    public string Describe(ulong place, string? current)
    {
        ulong number = place & LastNumber;
        string at = ((place & IsRecord) == 0 ? "line " : "record ")
            + number.ToString(CultureInfo.InvariantCulture)
            + (number == LastNumber ? " or later" : string.Empty);
        int source = (int)(place >> SourceShift);
        if (source == LastSource)
        {
            return at + " of another file";
        }

        string? path = _sources[source];
        return path is null || path == current ? at : at + " of " + Path.GetFileName(path);
    }

    private int NumberOf(string? source)
    {
        if (source is null)
        {
            return 0;
        }

        if (!_numbers.TryGetValue(source, out int number))
        {
            number = _sources.Count;
            if (number == LastSource)
            {
                return LastSource;
            }

            _sources.Add(source);
            _numbers.Add(source, number);
        }

        return number;
    }
}
