namespace UserMigration;

/// <summary>Counts how an attribute is filled, over all records that were measured. It contains no value.</summary>
public sealed class AttributeMeasure
{
    /// <summary>The column.</summary>
    public string Attribute { get; internal set; } = string.Empty;

    /// <summary>Records that have a value.</summary>
    public long Filled { get; internal set; }

    /// <summary>Records whose value is empty or white space.</summary>
    public long Blank { get; internal set; }

    /// <summary>Records without the field: a row that ended early, or an object without the property.</summary>
    public long Missing { get; internal set; }

    /// <summary>The number of different values among those that are filled. Case and spaces are significant.</summary>
    public long Distinct { get; internal set; }

    /// <summary>Whether <see cref="Distinct"/> is estimated: the standard error is 0.8 %. Up to 4,096 it is exact.</summary>
    public bool IsEstimate { get; internal set; }

    /// <summary>
    /// The smallest number of characters of a value, as a store counts them (code points); null if no value is filled.
    /// </summary>
    public int? ShortestLength { get; internal set; }

    /// <summary>
    /// The largest number of characters of a value, as a store counts them (code points); null if no value is filled.
    /// </summary>
    public int? LongestLength { get; internal set; }

    /// <summary>
    /// The patterns of the values, the most frequent first: the first 100 patterns that occur, with exact counts. Empty for columns whose
    /// names stand for passwords or other secrets.
    /// </summary>
    public System.Collections.Generic.IReadOnlyList<PatternMeasure> Patterns { get; internal set; } = System.Array.Empty<PatternMeasure>();

    /// <summary>The number of values whose patterns are not among <see cref="Patterns"/>, because there are more than 100.</summary>
    public long OtherPatterns { get; internal set; }

    /// <summary>Returns the attribute and how many records fill it.</summary>
    public override string ToString() => System.FormattableString.Invariant($"{Attribute}: {Filled} filled, {Distinct} distinct");
}
