using System;
using System.IO;
using UserMigration.Engine.Files;
using UserMigration.Engine.Runs.Deletion;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Runs.Upload;

namespace UserMigration.Engine.Runs.Folder;

/// <summary>Checks run folders, and creates the errors for what is wrong with them.</summary>
internal static class RunFolderErrors
{
    private const int Refused = 5;

    /// <summary>Acquires the lock of a run.</summary>
    /// <param name="path">The path of the lock file.</param>
    /// <param name="folder">The run folder.</param>
    /// <param name="kind">The kind of folder.</param>
    /// <exception cref="MigrationException">Another command holds the lock.</exception>
    public static FileStream Lock(string path, string folder, FolderKind kind)
    {
        OwnerOnly.RefuseLink(path);
        try
        {
            return OwnerOnly.OpenFile(path, FileMode.OpenOrCreate, FileShare.None, 0);
        }
        catch (IOException exception) when (HeldFile.Is(exception))
        {
            throw new MigrationException(
                "RunFolderInUse",
                MigrationFault.InvalidOperation,
                $"Another command is working on the run folder '{folder}'. {kind.WhereInUse}",
                folder,
                exception,
                Refused);
        }
    }

    /// <summary>Checks that a run was started with the same store and options.</summary>
    /// <exception cref="MigrationException">The store or an option differs, or the run was rolled back.</exception>
    public static RunManifest Check(RunManifest manifest, string folder, IIdentityStore store, BulkCreateOptions options)
    {
        manifest.CheckVersion();
        string? difference = manifest.Target != store.Target || manifest.Uri != store.Uri ? $"the store {manifest.Target} {manifest.Uri}"
            : manifest.EntityType != options.EntityType ? $"the entity type {manifest.EntityType}"
            : manifest.PrimaryKey != options.PrimaryKey ? $"the primary key {manifest.PrimaryKey}"
            : null;
        if (difference is null && manifest.DeltaMigration != options.DeltaMigration)
        {
            throw ModeChanged(folder, manifest.DeltaMigration, "-DeltaMigration");
        }

        if (difference is null && manifest.OmitPassword != options.OmitPassword)
        {
            throw ModeChanged(folder, manifest.OmitPassword, "-OmitPassword");
        }

        if (difference is null && manifest.TakenBackAt is { } time)
        {
            throw TakenBack(folder, time);
        }

        return difference is null
            ? manifest
            : throw TargetChanged(folder, difference, "Use the same value, or specify another folder with -RunPath.");
    }

    public static MigrationException TargetChanged(string folder, string difference, string advice) => new MigrationException(
        "RunTargetChanged",
        MigrationFault.InvalidOperation,
        $"The run in '{folder}' uses {difference}. {advice}",
        folder,
        exitCode: Refused);

    public static MigrationException ShardChanged(string folder, string source, string? known, string? now) => new MigrationException(
        "RunShardChanged",
        MigrationFault.InvalidOperation,
        $"The run in '{folder}' processes {Describe(known)} of '{source}', but the records are {Describe(now)}. Start the same command again, or specify another folder with -RunPath.",
        folder,
        exitCode: Refused);

    private static string Describe(string? shard) => shard is null ? "all records" : "shard " + shard;

    private static MigrationException ModeChanged(string folder, bool wasSet, string name) => new MigrationException(
        "RunModeChanged",
        MigrationFault.InvalidOperation,
        $"The run in '{folder}' was started {(wasSet ? "with" : "without")} {name}. Start it in the same way again, or specify another folder with -RunPath.",
        folder,
        exitCode: Refused);

    private static MigrationException TakenBack(string folder, DateTimeOffset time) => new MigrationException(
        "RunTakenBack",
        MigrationFault.InvalidOperation,
        $"The run in '{folder}' was rolled back with Invoke-BulkUserDelete, beginning at {time.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, so its journal no "
            + "longer shows what the store has. Start a new run in another folder with -RunPath.",
        folder,
        exitCode: Refused);

    public static MigrationException NotEmpty(string folder, FolderKind kind) => new MigrationException(
        "RunFolderNotEmpty",
        MigrationFault.InvalidOperation,
        $"The folder '{folder}' is not a run folder, and it is not empty. {kind.WhereNotEmpty}",
        folder,
        exitCode: Refused);

    public static MigrationException NotFound(string folder) => new MigrationException(
        "RunFolderNotFound",
        MigrationFault.NotFound,
        DescribeOther(folder)
            + (File.Exists(folder) ? " Invoke-BulkUserDelete accepts a success file with -Path." : string.Empty),
        folder);

    /// <summary>Describes what is wrong with a path that is not a run folder.</summary>
    /// <param name="folder">The full path.</param>
    public static string DescribeOther(string folder) => RollbackReader.FindTakenBack(folder) is { } source
        ? $"'{folder}' is the folder of a rollback, not a run folder. Specify what was rolled back: '{source}'."
        : !Directory.Exists(folder) && !File.Exists(folder) ? $"The run folder '{folder}' does not exist. Check the path: an upload reports it as its RunPath."
        : $"'{folder}' is not a run folder: it has no {RunFolder.ManifestName}. Specify the folder that the upload reported as its RunPath.";

    public static MigrationException ReadFailed(string folder, Exception cause) => new MigrationException(
        "RunFolderReadFailed",
        MigrationFault.OpenFailed,
        $"The run folder '{folder}' can't be read: {cause.Message} Only the user who started the run has access to its files.",
        folder,
        cause);

    public static MigrationException CreateFailed(string folder, Exception cause) => new MigrationException(
        "RunFolderCreateFailed",
        MigrationFault.WriteFailed,
        $"The run folder '{folder}' can't be created or opened: {cause.Message}"
            + (HeldFile.Is(cause) ? " Close the program that has the file open, then run the same command again." : string.Empty),
        folder,
        cause,
        Refused);

    public static MigrationException Damaged(string folder, Exception cause, FolderKind? kind = null) => new MigrationException(
        "RunFolderDamaged",
        MigrationFault.InvalidData,
        $"The contents of the run folder '{folder}' are not valid: {cause.Message} {(kind ?? FolderKind.Upload).WhereDamaged}",
        folder,
        cause,
        Refused);

    public static MigrationException Lost(string folder, FolderKind kind, Exception? cause = null) => new MigrationException(
        "RunFolderLost",
        MigrationFault.WriteFailed,
        $"The run folder '{folder}' was deleted or replaced while the command was working on it. Nothing more is sent. {kind.WhereLost}",
        folder,
        cause,
        exitCode: 4);

    public static MigrationException SourceInside(string folder, string source) => new MigrationException(
        "RunSourceInside",
        MigrationFault.InvalidOperation,
        $"'{source}' is a file in the run folder '{folder}', so it would be rewritten while it is being read. Specify another folder with -RunPath.",
        source,
        exitCode: Refused);

    public static MigrationException SourceChanged(string folder, string source) => new MigrationException(
        "RunSourceChanged",
        MigrationFault.InvalidOperation,
        $"'{source}' has changed since the run in '{folder}' began, so its record numbers are no longer valid. "
            + "Restore the original file, or start a new run with -RunPath.",
        source,
        exitCode: Refused);

    public static MigrationException WriteFailed(string folder, Exception cause) => new MigrationException(
        "RunFolderWriteFailed",
        MigrationFault.WriteFailed,
        $"The run folder '{folder}' can't be written: {cause.Message} Nothing more is sent. "
            + (HeldFile.Is(cause) ? "Close the program that has the file open" : "Free up disk space")
            + ", then run the same command again: the run resumes where it stopped.",
        folder,
        cause,
        exitCode: 4);
}
