using System;
using UserMigration.Engine.Runs.Folder;

namespace UserMigration.Engine.Runs.Comparison;

/// <summary>Creates the errors that end a comparison.</summary>
internal static class ComparisonErrors
{
    private const int Refused = 5;
    private const int Aborted = 4;

    public static MigrationException NotARun(string folder) => new MigrationException(
        "RunFolderNotFound",
        MigrationFault.NotFound,
        $"'{folder}' is not a run folder: it has no {RunFolder.ManifestName}. Specify the folder that the upload reported as its RunPath.",
        folder,
        exitCode: Refused);

    public static MigrationException RunsDiffer(string first, string other) => new MigrationException(
        "ComparedRunsDiffer",
        MigrationFault.InvalidArgument,
        $"The runs in '{first}' and '{other}' were started with different values of -PrimaryKey, -DeltaMigration or -OmitPassword. Compare their records one run at a time.",
        other,
        exitCode: Refused);

    public static MigrationException ReadFailed(string folder, Exception cause) => new MigrationException(
        "RunFolderReadFailed",
        MigrationFault.OpenFailed,
        $"The run folder '{folder}' can't be read: {cause.Message} Only the user who started the run has access to its files.",
        folder,
        cause,
        Refused);

    public static MigrationException Damaged(string folder, Exception cause) => new MigrationException(
        "RunFolderDamaged",
        MigrationFault.InvalidData,
        $"The contents of the run folder '{folder}' are not valid: {cause.Message} Restore its files, or compare without -RunPath.",
        folder,
        cause,
        Refused);

    public static MigrationException SourceChanged(string folder, string source) => new MigrationException(
        "RunSourceChanged",
        MigrationFault.InvalidOperation,
        $"'{source}' has changed since the run in '{folder}' began, so its record numbers are no longer valid. "
            + "Restore the original file, or compare without -RunPath.",
        source,
        exitCode: Refused);

    public static MigrationException TargetMismatch(IdentityRecord record, IIdentityStore store, bool isFirst) => new MigrationException(
        "TargetMismatch",
        MigrationFault.InvalidArgument,
        $"The records were created for {record.Target}, but the session is connected to {store.Target}. Specify the session of that store with -Session, or connect to it with Connect-IdentityStore -Target {record.Target}.",
        exitCode: isFirst ? Refused : Aborted);

    public static MigrationException Unavailable(Exception exception) => new MigrationException(
        "StoreUnavailable",
        MigrationFault.ConnectionFailed,
        $"The store accepted no calls for too long, so the comparison was stopped: {exception.Message} Compare again when the store is available.",
        innerException: exception,
        exitCode: Aborted);
}
