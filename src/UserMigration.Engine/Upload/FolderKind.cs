namespace UserMigration.Engine.Upload;

/// <summary>A kind of folder with a journal: the name of its manifest, and what helps where it can't be used.</summary>
internal sealed class FolderKind
{
    /// <summary>The folder of an upload.</summary>
    public static readonly FolderKind Upload = new FolderKind(
        RunFolder.ManifestName,
        "Name another one with -RunPath.",
        "Wait for it, or name another folder with -RunPath.",
        "Nothing was sent. Bring its files back, or start a new run with -RunPath: what the store has already comes out as "
            + "Existing where its key is unique.");

    /// <summary>The folder of what takes an upload back.</summary>
    public static readonly FolderKind Deletion = new FolderKind(
        "deletion.json",
        "Move it away: what takes a run back is written there.",
        "Wait for it.",
        "Nothing was deleted. Bring its files back, or move it away: what was deleted already comes out as Absent then.");

    private FolderKind(string manifestName, string whereNotEmpty, string whereInUse, string whereDamaged)
    {
        ManifestName = manifestName;
        WhereNotEmpty = whereNotEmpty;
        WhereInUse = whereInUse;
        WhereDamaged = whereDamaged;
    }

    /// <summary>The file that says what the run is about, and tells this kind of folder from others.</summary>
    public string ManifestName { get; }

    /// <summary>What to do where it is another kind of folder.</summary>
    public string WhereNotEmpty { get; }

    /// <summary>What to do where another command works on it.</summary>
    public string WhereInUse { get; }

    /// <summary>What to do where it can't be understood.</summary>
    public string WhereDamaged { get; }
}
