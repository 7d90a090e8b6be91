namespace UserMigration.Engine.Runs.Folder;

/// <summary>A kind of folder with a journal: the name of its manifest, and what helps where it can't be used.</summary>
internal sealed class FolderKind
{
    /// <summary>The folder of an upload.</summary>
    public static readonly FolderKind Upload = new FolderKind(
        RunFolder.ManifestName,
        "Name another one with -RunPath.",
        "Wait for it, or name another folder with -RunPath.",
        "Nothing was sent. Bring its files back as they were. Or go on with -Force: it keeps what the journal still says, and looks each "
            + "other record up by its key before it is sent, as one whose answer was lost. A new run with -RunPath would send all records again.",
        "If you have moved the folder, bring it back before you start the same command again. If its files are gone, nobody knows from them what "
            + "the store has: Compare-IdentityUser tells, record by record, before anything is sent again.");

    /// <summary>The folder of what takes an upload back.</summary>
    public static readonly FolderKind Deletion = new FolderKind(
        "deletion.json",
        "Move it away: what takes a run back is written there.",
        "Wait for it.",
        "Nothing was deleted. Bring its files back, or move it away: what was deleted already comes out as Absent then.",
        "Start the same command again: what was deleted already comes out as Absent, unless you bring the folder back.");

    private FolderKind(string manifestName, string whereNotEmpty, string whereInUse, string whereDamaged, string whereLost)
    {
        ManifestName = manifestName;
        WhereNotEmpty = whereNotEmpty;
        WhereInUse = whereInUse;
        WhereDamaged = whereDamaged;
        WhereLost = whereLost;
    }

    /// <summary>The file that says what the run is about, and tells this kind of folder from others.</summary>
    public string ManifestName { get; }

    /// <summary>What to do where it is another kind of folder.</summary>
    public string WhereNotEmpty { get; }

    /// <summary>What to do where another command works on it.</summary>
    public string WhereInUse { get; }

    /// <summary>What to do where it can't be understood, or its journal is not what it was.</summary>
    public string WhereDamaged { get; }

    /// <summary>What to do where it is gone while a command works on it.</summary>
    public string WhereLost { get; }
}
