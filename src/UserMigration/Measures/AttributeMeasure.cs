namespace UserMigration;

/// <summary>How an attribute is filled, over all records that were measured. It holds no value.</summary>
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

    /// <summary>How many different values there are among those that are filled, letter case and blanks counted.</summary>
    public long Distinct { get; internal set; }

    /// <summary>Whether <see cref="Distinct"/> is estimated: the standard error is 0.8 %. Up to 4,096 it is exact.</summary>
    public bool IsEstimate { get; internal set; }

    /// <summary>The fewest characters of a value, as a store counts them (code points); null where none is filled.</summary>
    public int? ShortestLength { get; internal set; }

    /// <summary>The most characters of a value, as a store counts them (code points); null where none is filled.</summary>
    public int? LongestLength { get; internal set; }

    /// <summary>The attribute and how many records fill it.</summary>
    public override string ToString() => System.FormattableString.Invariant($"{Attribute}: {Filled} filled, {Distinct} distinct");
}
