namespace UserMigration.Engine.Runs.Journal;

/// <summary>How far a journal was when its manifest was last written: it never becomes shorter.</summary>
internal sealed class JournalMark
{
    /// <summary>Bytes, up to the end of a line that the disk has.</summary>
    public long Length { get; set; }

    /// <summary>The check value of that line; 16 hexadecimal digits.</summary>
    public string Check { get; set; } = string.Empty;
}
