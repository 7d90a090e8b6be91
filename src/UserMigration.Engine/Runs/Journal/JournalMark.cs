namespace UserMigration.Engine.Runs.Journal;

/// <summary>A length that the journal had reached when its manifest was last written; the journal never becomes shorter.</summary>
internal sealed class JournalMark
{
    /// <summary>The length in bytes, up to the end of a line that is on disk.</summary>
    public long Length { get; set; }

    /// <summary>The check value of the line that ends there; 16 hexadecimal digits.</summary>
    public string Check { get; set; } = string.Empty;
}
