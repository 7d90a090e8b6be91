namespace UserMigration;

/// <summary>The meaning of a delimiter at the end of a row.</summary>
public enum TrailingDelimiter
{
    /// <summary>
    /// It starts a last, empty field. This is an error in the header, and also in a row if the header does not end with
    /// a delimiter.
    /// </summary>
    Field,

    /// <summary>It is ignored, in the header and in each row.</summary>
    Ignore,
}
