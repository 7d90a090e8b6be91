namespace UserMigration.Engine.Runs.Folder;

/// <summary>A kind of folder with a journal: the name of its manifest, and what users can do when the folder can't be used.</summary>
internal sealed class FolderKind
{
    /// <summary>The run folder of an upload.</summary>
    public static readonly FolderKind Upload = new FolderKind(
        RunFolder.ManifestName,
        "Specify another folder with -RunPath.",
        "Wait until it ends, or specify another folder with -RunPath.",
        "Nothing was sent. Restore its original files. Or resume the run with -Force: it keeps what can still be read from the journal, and looks "
            + "up each other record by its key before it is sent, like a record whose answer was lost. A new run with -RunPath would send all records again.",
        "If you moved the folder, move it back before you run the same command again. If its files are gone, they can't show what the store has. "
            + "Use Compare-IdentityUser to check record by record before you send anything again.");

    /// <summary>The folder of the rollback of an upload.</summary>
    public static readonly FolderKind Deletion = new FolderKind(
        "deletion.json",
        "Move it away: the files of a rollback are written there.",
        "Wait until it ends.",
        "Nothing was deleted. Restore its original files, or move the folder away: users that were already deleted are then reported as Absent.",
        "Run the same command again: users that were already deleted are reported as Absent, unless you move the folder back.");

    /// <summary>The run folder of an export.</summary>
    public static readonly FolderKind Export = new FolderKind(
        "export.json",
        "Specify another folder with -RunPath.",
        "Wait until it ends, or specify another folder with -RunPath.",
        "No file was written. Move the folder away and run the same command again: it exports all users again.",
        "Run the same command again: it exports all users again, unless you move the folder back.");

    private FolderKind(string manifestName, string whereNotEmpty, string whereInUse, string whereDamaged, string whereLost)
    {
        ManifestName = manifestName;
        WhereNotEmpty = whereNotEmpty;
        WhereInUse = whereInUse;
        WhereDamaged = whereDamaged;
        WhereLost = whereLost;
    }

    /// <summary>The name of the file that describes the run and distinguishes this kind of folder from others.</summary>
    public string ManifestName { get; }

    /// <summary>What to do when the folder is not empty and not of this kind.</summary>
    public string WhereNotEmpty { get; }

    /// <summary>What to do when another command is working on the folder.</summary>
    public string WhereInUse { get; }

    /// <summary>What to do when the contents of the folder are not valid, or its journal was changed or is incomplete.</summary>
    public string WhereDamaged { get; }

    /// <summary>What to do when the folder disappears while a command is working on it.</summary>
    public string WhereLost { get; }
}
