using System;
using System.Collections.Generic;
using System.IO;

namespace UserMigration.Engine.HandOff.Results;

/// <summary>Counts the rows of result files that have no use, and describes the first of them.</summary>
internal sealed class ResultRejects
{
    private const int MostNamed = 20;

    private readonly List<string> _named = new List<string>();

    /// <summary>The number of rows.</summary>
    public long Count { get; private set; }

    /// <summary>Whether the next row will be described.</summary>
    public bool Describes => Count < MostNamed;

    /// <summary>Adds a row.</summary>
    /// <param name="path">The result file.</param>
    /// <param name="line">The physical line in the result file.</param>
    /// <param name="why">What is wrong with it; never a value.</param>
    public void Add(string path, long line, string why) =>
        Add(FormattableString.Invariant($"{Path.GetFileName(path)}, line {line}, {why}"));

    /// <summary>Adds a row whose description is only needed if <see cref="Describes"/> is true.</summary>
    /// <param name="text">The description.</param>
    public void Add(string text)
    {
        if (Describes)
        {
            _named.Add(text);
        }

        Count++;
    }

    /// <summary>Returns the descriptions as text.</summary>
    public override string ToString() => string.Join("; ", _named) + (Count > _named.Count ? FormattableString.Invariant($"; and {Count - _named.Count} more") : string.Empty);
}
