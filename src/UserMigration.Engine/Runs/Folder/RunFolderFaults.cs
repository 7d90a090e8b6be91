using System;
using System.IO;
using UserMigration.Engine.Files;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Runs.Upload;

namespace UserMigration.Engine.Runs.Folder;

/// <summary>What can be wrong with a run folder, in words.</summary>
internal static class RunFolderFaults
{
    private const int Refused = 5;

    /// <summary>Takes the lock of a run.</summary>
    /// <param name="path">The path of the lock.</param>
    /// <param name="folder">The run folder.</param>
    /// <param name="kind">What kind of folder it is.</param>
    /// <exception cref="MigrationException">Another command has it.</exception>
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
                $"Another command works on the run folder '{folder}' now. {kind.WhereInUse}",
                folder,
                exception,
                Refused);
        }
    }

    /// <summary>Checks that a run is the one that is meant.</summary>
    /// <exception cref="MigrationException">It is not.</exception>
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
            : throw TargetChanged(folder, difference, "Give the same, or name another folder with -RunPath.");
    }

    public static MigrationException TargetChanged(string folder, string difference, string advice) => new MigrationException(
        "RunTargetChanged",
        MigrationFault.InvalidOperation,
        $"The run in '{folder}' is one into {difference}. {advice}",
        folder,
        exitCode: Refused);

    private static MigrationException ModeChanged(string folder, bool wasSet, string name) => new MigrationException(
        "RunModeChanged",
        MigrationFault.InvalidOperation,
        $"The run in '{folder}' was started {(wasSet ? "with" : "without")} {name}. Start it so again, or name another folder with -RunPath.",
        folder,
        exitCode: Refused);

    private static MigrationException TakenBack(string folder, DateTimeOffset time) => new MigrationException(
        "RunTakenBack",
        MigrationFault.InvalidOperation,
        $"The run in '{folder}' was taken back with Invoke-BulkUserDelete from {time.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC on, so its journal does "
            + "not say what the store has. Start a new run in another folder with -RunPath.",
        folder,
        exitCode: Refused);

    public static MigrationException NotEmpty(string folder, FolderKind kind) => new MigrationException(
        "RunFolderNotEmpty",
        MigrationFault.InvalidOperation,
        $"The folder '{folder}' is no run folder, and not empty. {kind.WhereNotEmpty}",
        folder,
        exitCode: Refused);

    public static MigrationException NotFound(string folder) => new MigrationException(
        "RunFolderNotFound",
        MigrationFault.NotFound,
        $"'{folder}' is no run folder: it has no {RunFolder.ManifestName}. Give the folder that the upload named as its RunPath."
            + (File.Exists(folder) ? " Invoke-BulkUserDelete takes a success file with -Path." : string.Empty),
        folder);

    public static MigrationException ReadFailed(string folder, Exception cause) => new MigrationException(
        "RunFolderReadFailed",
        MigrationFault.OpenFailed,
        $"The run folder '{folder}' can't be read: {cause.Message} Its files are for the user alone who started the run.",
        folder,
        cause);

    public static MigrationException CreateFailed(string folder, Exception cause) => new MigrationException(
        "RunFolderCreateFailed",
        MigrationFault.WriteFailed,
        $"The run folder '{folder}' can't be made or opened: {cause.Message}"
            + (HeldFile.Is(cause) ? " Close the program that has the file open, then start the same command again." : string.Empty),
        folder,
        cause,
        Refused);

    public static MigrationException Damaged(string folder, Exception cause, FolderKind? kind = null) => new MigrationException(
        "RunFolderDamaged",
        MigrationFault.InvalidData,
        $"The run folder '{folder}' is damaged: {cause.Message} {(kind ?? FolderKind.Upload).WhereDamaged}",
        folder,
        cause,
        Refused);

    public static MigrationException Lost(string folder, FolderKind kind, Exception? cause = null) => new MigrationException(
        "RunFolderLost",
        MigrationFault.WriteFailed,
        $"The run folder '{folder}' was deleted or replaced while the command worked on it. Nothing more is sent. {kind.WhereLost}",
        folder,
        cause,
        exitCode: 4);

    public static MigrationException SourceInside(string folder, string source) => new MigrationException(
        "RunSourceInside",
        MigrationFault.InvalidOperation,
        $"'{source}' is a file of the run folder '{folder}' itself, which would be written anew while it is read. Name another folder with -RunPath.",
        source,
        exitCode: Refused);

    public static MigrationException SourceChanged(string folder, string source) => new MigrationException(
        "RunSourceChanged",
        MigrationFault.InvalidOperation,
        $"'{source}' has changed since the run in '{folder}' began, so its record numbers mean something else now. "
            + "Bring the file back as it was, or start a new run with -RunPath.",
        source,
        exitCode: Refused);

    public static MigrationException WriteFailed(string folder, Exception cause) => new MigrationException(
        "RunFolderWriteFailed",
        MigrationFault.WriteFailed,
        $"The run folder '{folder}' can't be written: {cause.Message} Nothing more is sent. "
            + (HeldFile.Is(cause) ? "Close the program that has the file open" : "Make room")
            + ", then start the same command again: the run goes on where it was.",
        folder,
        cause,
        exitCode: 4);
}
