using System;
using UserMigration.Engine.Runs.Folder;

namespace UserMigration.Engine.Runs.Comparison;

/// <summary>Why nothing is compared any more, in words.</summary>
internal static class ComparisonFaults
{
    private const int Refused = 5;
    private const int Aborted = 4;

    public static MigrationException NotARun(string folder) => new MigrationException(
        "RunFolderNotFound",
        MigrationFault.NotFound,
        $"'{folder}' is no run folder: it has no {RunFolder.ManifestName}. Give the folder that the upload named as its RunPath.",
        folder,
        exitCode: Refused);

    public static MigrationException ReadFailed(string folder, Exception cause) => new MigrationException(
        "RunFolderReadFailed",
        MigrationFault.OpenFailed,
        $"The run folder '{folder}' can't be read: {cause.Message} Its files are for the user alone who started the run.",
        folder,
        cause,
        Refused);

    public static MigrationException Damaged(string folder, Exception cause) => new MigrationException(
        "RunFolderDamaged",
        MigrationFault.InvalidData,
        $"The run folder '{folder}' can't be understood: {cause.Message} Bring its files back, or compare without -RunPath.",
        folder,
        cause,
        Refused);

    public static MigrationException SourceChanged(string folder, string source) => new MigrationException(
        "RunSourceChanged",
        MigrationFault.InvalidOperation,
        $"'{source}' has changed since the run in '{folder}' began, so its record numbers mean something else now. "
            + "Bring the file back as it was, or compare without -RunPath.",
        source,
        exitCode: Refused);

    public static MigrationException TargetMismatch(IdentityRecord record, IIdentityStore store, bool isFirst) => new MigrationException(
        "TargetMismatch",
        MigrationFault.InvalidArgument,
        $"The records were made for {record.Target}, and the session is with {store.Target}.",
        exitCode: isFirst ? Refused : Aborted);

    public static MigrationException Unavailable(Exception exception) => new MigrationException(
        "StoreUnavailable",
        MigrationFault.ConnectionFailed,
        $"The store took no call for too long, so the comparison was stopped: {exception.Message} Compare again when it is back.",
        innerException: exception,
        exitCode: Aborted);
}
