using System;

namespace UserMigration.Engine.HandOff.Results;

/// <summary>
/// The rows of result files, ordered by the number that they name. A row takes 16 bytes; while rows are added, up to three times as much.
/// </summary>
internal sealed class ResultIndex
{
    private long[] _numbers = new long[1024];
    private ulong[] _places = new ulong[1024];
    private bool _isOrdered = true;

    /// <summary>The number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the number that a row names.</summary>
    /// <param name="index">The position of the row in the order.</param>
    public long NumberAt(int index) => _numbers[index];

    /// <summary>Gets the place of a row.</summary>
    /// <param name="index">The position of the row in the order.</param>
    public ulong PlaceAt(int index) => _places[index];

    /// <summary>Adds a row.</summary>
    /// <param name="number">The number that the row names.</param>
    /// <param name="place">Where the row is.</param>
    public void Add(long number, ulong place)
    {
        if (Count == _numbers.Length)
        {
            Array.Resize(ref _numbers, Count + (Count / 2));
            Array.Resize(ref _places, _numbers.Length);
        }

        _isOrdered &= Count == 0 || number >= _numbers[Count - 1];
        (_numbers[Count], _places[Count]) = (number, place);
        Count++;
    }

    /// <summary>Puts the rows in their order.</summary>
    public void Sort()
    {
        if (!_isOrdered)
        {
            Array.Sort(_numbers, _places, 0, Count);
            _isOrdered = true;
        }
    }
}
