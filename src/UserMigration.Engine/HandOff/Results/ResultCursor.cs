namespace UserMigration.Engine.HandOff.Results;

/// <summary>Follows the rows of an index while the numbers of the source go up, and counts the rows whose number the source does not have.</summary>
internal sealed class ResultCursor
{
    private readonly ResultIndex _index;
    private int _next;

    /// <summary>Creates a cursor.</summary>
    /// <param name="index">The rows, in their order.</param>
    public ResultCursor(ResultIndex index)
    {
        _index = index;
    }

    /// <summary>The position of the first row that was found.</summary>
    public int First { get; private set; }

    /// <summary>The number of rows that were found.</summary>
    public int Count => _next - First;

    /// <summary>The number of rows so far that belong to no number of the source.</summary>
    public int Missed { get; private set; }

    /// <summary>The position of the first row that the last move passed over because the source does not have its number; all rows up to <see cref="First"/>.</summary>
    public int Skipped { get; private set; }

    /// <summary>Finds the rows of a number.</summary>
    /// <param name="number">The number; larger than before.</param>
    public void MoveTo(long number)
    {
        Skipped = _next;
        while (_next < _index.Count && _index.NumberAt(_next) < number)
        {
            _next++;
            Missed++;
        }

        First = _next;
        while (_next < _index.Count && _index.NumberAt(_next) == number)
        {
            _next++;
        }
    }

    /// <summary>Counts the rows after the last number of the source.</summary>
    public void End()
    {
        Skipped = _next;
        Missed += _index.Count - _next;
        First = _next = _index.Count;
    }
}
