using System;
using System.Globalization;
using UserMigration.Engine.Runs.Folder;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>Why nothing is taken back, in words.</summary>
internal static class DeletionFaults
{
    private const int Refused = 5;

    /// <summary>Checks that the store shows what must be known of a user before it is deleted.</summary>
    /// <exception cref="MigrationException">It does not.</exception>
    public static void Check(BulkDeleteOptions options, IIdentityStore store)
    {
        if (!store.Traits.ShowsAttributes && !options.IncludeChanged)
        {
            throw new MigrationException(
                "ChangeCheckImpossible",
                MigrationFault.InvalidOperation,
                $"{store.Target} shows of a user that it is there and no more, so nobody can tell whether it was changed, or signed in to, since it was "
                    + "created. Give -IncludeChanged to delete the users all the same. Nothing was deleted.",
                exitCode: Refused);
        }
    }

    public static MigrationException NotARun(string folder) => new MigrationException(
        "RunFolderNotFound",
        MigrationFault.NotFound,
        $"'{folder}' is no run folder: it has no {RunFolder.ManifestName}. Give the folder that the upload named as its RunPath.",
        folder,
        exitCode: Refused);

    public static MigrationException Damaged(string folder, Exception cause) => new MigrationException(
        "RunFolderDamaged",
        MigrationFault.InvalidData,
        $"The run folder '{folder}' can't be understood: {cause.Message} Nothing was deleted. Bring its files back as they were.",
        folder,
        cause,
        Refused);

    public static MigrationException ReadFailed(string folder, Exception cause) => new MigrationException(
        "RunFolderReadFailed",
        MigrationFault.OpenFailed,
        $"The run folder '{folder}' can't be read: {cause.Message} Nothing was deleted.",
        folder,
        cause,
        Refused);

    public static MigrationException SourceChanged(string folder, string source) => new MigrationException(
        "DeletionSourceChanged",
        MigrationFault.InvalidOperation,
        $"'{folder}' is of what took another run or file back than '{source}' is now. Bring that back as it was, or move '{folder}' away.",
        source,
        exitCode: Refused);

    public static MigrationException NotASuccessFile(string path, string reason) => new MigrationException(
        "SuccessFileInvalid",
        MigrationFault.InvalidData,
        $"'{path}' {reason}, so it is no success file of dataload.py (batch,line,uuid). Nothing was deleted.",
        path,
        exitCode: Refused);

    public static MigrationException LineMalformed(string path, long line, string reason) => new MigrationException(
        "SuccessFileMalformed",
        MigrationFault.InvalidData,
        string.Format(CultureInfo.InvariantCulture, "Line {0} of '{1}' can't be used: {2} Fix it. Nothing was deleted.", line, path, reason),
        path,
        exitCode: Refused);

    public static MigrationException FileOfUpdates(string path) => new MigrationException(
        "SuccessFileOfUpdates",
        MigrationFault.InvalidArgument,
        $"By its name '{path}' has users that the store had before and that were updated. They are not taken back. Nothing was deleted.",
        path,
        exitCode: Refused);

    public static MigrationException FileOfRun(string path) => new MigrationException(
        "SuccessFileOfRun",
        MigrationFault.InvalidArgument,
        $"'{path}' is in a run folder. Give the folder with -RunPath: its journal knows the store, and which users the run certainly created.",
        path,
        exitCode: Refused);
}
