namespace UserMigration.Engine.Drafting;

/// <summary>Counts the values of one shape.</summary>
internal sealed class FieldShapeTally
{
    /// <summary>Creates the tally.</summary>
    /// <param name="shown">The shape for display.</param>
    /// <param name="dates">The dates of the shape; null if no pattern reads them.</param>
    public FieldShapeTally(string shown, DateShapeTally? dates)
    {
        Shown = shown;
        Dates = dates;
    }

    /// <summary>The shape for display.</summary>
    public string Shown { get; }

    /// <summary>The dates of the shape; null if no pattern reads them.</summary>
    public DateShapeTally? Dates { get; }

    /// <summary>The number of values.</summary>
    public long Count { get; set; }
}
