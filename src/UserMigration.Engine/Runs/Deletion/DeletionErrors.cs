using System;
using System.Globalization;
using UserMigration.Engine.Runs.Folder;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>Creates the errors that prevent a rollback.</summary>
internal static class DeletionErrors
{
    private const int Refused = 5;

    /// <summary>Checks that the store reports what must be known about a user before it is deleted.</summary>
    /// <exception cref="MigrationException">The store does not report it, and changed users must be kept.</exception>
    public static void Check(BulkDeleteOptions options, IIdentityStore store)
    {
        if (!store.Capabilities.ShowsAttributes && !options.IncludeChanged)
        {
            throw new MigrationException(
                "ChangeCheckImpossible",
                MigrationFault.InvalidOperation,
                $"{store.Target} only reports whether a user exists, not whether the user was changed or has signed in since it was "
                    + "created. To delete the users anyway, use -IncludeChanged. Nothing was deleted.",
                exitCode: Refused);
        }
    }

    public static MigrationException NotARun(string folder) => new MigrationException(
        "RunFolderNotFound",
        MigrationFault.NotFound,
        RunFolderErrors.DescribeOther(folder),
        folder,
        exitCode: Refused);

    public static MigrationException Damaged(string folder, Exception cause) => new MigrationException(
        "RunFolderDamaged",
        MigrationFault.InvalidData,
        $"The contents of the run folder '{folder}' are not valid: {cause.Message} Nothing was deleted. Restore its original files.",
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
        $"'{folder}' belongs to the rollback of another run or file than the current '{source}'. Restore the original, or move '{folder}' away.",
        source,
        exitCode: Refused);

    public static MigrationException RecordNumberInvalid() => new MigrationException(
        "RecordNumberInvalid",
        MigrationFault.InvalidArgument,
        "-RecordNumber accepts numbers from 1 and ranges, such as 5, 10..20. The first data row is 1. Nothing was deleted.",
        "RecordNumber",
        exitCode: Refused);

    public static MigrationException RecordNumberAmbiguous(string folder) => new MigrationException(
        "RecordNumberAmbiguous",
        MigrationFault.InvalidArgument,
        $"The run in '{folder}' has several records with the same number, because its records do not come from one file. Pipe the results of the upload "
            + "instead, or objects with the properties RunPath, Source and RecordNumber. Nothing was deleted.",
        folder,
        exitCode: Refused);

    public static MigrationException RecordNotInRun(string folder, long number, long last) => new MigrationException(
        "RecordNotInRun",
        MigrationFault.InvalidArgument,
        string.Format(
            CultureInfo.InvariantCulture, "The journal of '{0}' has no record {1}: the last one is {2}. Nothing was deleted.", folder, number, last),
        folder,
        exitCode: Refused);

    public static MigrationException ResultNotOfRun(string folder, SelectedResult result) => new MigrationException(
        "ResultNotOfRun",
        MigrationFault.InvalidArgument,
        $"{RecordPlace.Describe(result.Source, result.RecordNumber, result.Line)}: the result does not match the journal of '{folder}', which has another outcome, "
            + "user or file. Pipe the results of Invoke-BulkUserCreate unchanged, or use -RunPath with -RecordNumber. Nothing was deleted.",
        folder,
        exitCode: Refused);

    public static MigrationException NotASuccessFile(string path, string reason) => new MigrationException(
        "SuccessFileInvalid",
        MigrationFault.InvalidData,
        $"'{path}' {reason}, so it is not a success file of dataload.py (batch,line,uuid). Nothing was deleted.",
        path,
        exitCode: Refused);

    public static MigrationException LineMalformed(string path, long line, string reason) => new MigrationException(
        "SuccessFileMalformed",
        MigrationFault.InvalidData,
        string.Format(CultureInfo.InvariantCulture, "Line {0} of '{1}' can't be used: {2} Fix the line. Nothing was deleted.", line, path, reason),
        path,
        exitCode: Refused);

    public static MigrationException FileOfUpdates(string path) => new MigrationException(
        "SuccessFileOfUpdates",
        MigrationFault.InvalidArgument,
        $"According to its name, '{path}' lists users that already existed and were updated. Updates are not rolled back. Nothing was deleted.",
        path,
        exitCode: Refused);

    public static MigrationException FileOfRun(string path) => new MigrationException(
        "SuccessFileOfRun",
        MigrationFault.InvalidArgument,
        $"'{path}' is in a run folder. Specify the folder with -RunPath: its journal records the store, and which users the run certainly created.",
        path,
        exitCode: Refused);
}
