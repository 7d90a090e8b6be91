namespace UserMigration;

/// <summary>
/// How many values of an attribute have the same pattern. In a pattern, 9 is a digit, A and a are one or more letters in upper or lower
/// case, and x is a word in which letters and digits alternate, such as an identifier or a hash. Other characters of ASCII are shown, at most
/// three of the same kind in a row; ? is any other character, and … is the rest of a long value.
/// </summary>
public sealed class PatternMeasure
{
    /// <summary>Creates a count.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="count">The number of values.</param>
    public PatternMeasure(string pattern, long count)
    {
        Pattern = pattern ?? throw new System.ArgumentNullException(nameof(pattern));
        Count = count;
    }

    /// <summary>The pattern, at most 24 characters.</summary>
    public string Pattern { get; }

    /// <summary>The number of values. It is exact.</summary>
    public long Count { get; }

    /// <summary>Returns the pattern and the number of values.</summary>
    public override string ToString() => System.FormattableString.Invariant($"{Pattern} × {Count:N0}");
}
