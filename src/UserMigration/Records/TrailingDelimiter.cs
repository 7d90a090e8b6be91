namespace UserMigration;

/// <summary>What a delimiter at the end of a row is.</summary>
public enum TrailingDelimiter
{
    /// <summary>The start of a last field, which is blank: in the header it is an error, and in a row behind a header without it too.</summary>
    Field,

    /// <summary>Nothing: it is read over, in the header and in each row.</summary>
    Ignore,
}
