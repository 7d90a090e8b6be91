using System;

namespace UserMigration.Engine.Runs.Export;

/// <summary>Creates the errors of exports.</summary>
internal static class ExportErrors
{
    private const int Refused = 5;
    private const int Aborted = 4;

    public static MigrationException Unsupported(IdentityTarget target) => new MigrationException(
        "ExportUnsupported",
        MigrationFault.InvalidOperation,
        $"The users of {target} can't be exported by this module. Export them with the tools of the vendor, and read the file with Import-MigrationCsv.",
        target,
        exitCode: Refused);

    public static MigrationException PageSizeTooLarge(int size, int largest) => new MigrationException(
        "ExportPageSize",
        MigrationFault.InvalidArgument,
        $"-PageSize is {size}, but the store returns at most {largest} users in one call. Specify a number from 1 to {largest}.",
        exitCode: Refused);

    public static MigrationException PasswordsNotShown(Uri uri, int users) => new MigrationException(
        "ExportPasswordsNotShown",
        MigrationFault.PermissionDenied,
        $"{uri} does not show passwords to this client: {(users == 1 ? "the user that was looked at has no" : $"none of the {users} users that were looked at has a")} password attribute, although the schema has one. "
            + "Ask for a client with the permission to read passwords. To export without passwords, use -AllowMissingPassword: all users must then set new passwords.",
        uri,
        exitCode: Refused);

    public static MigrationException CallFailed(Exception cause, bool hasFolder) => new MigrationException(
        "ExportCallFailed",
        MigrationFault.ConnectionFailed,
        $"The export can't continue: {cause.Message} " + (cause is IdentityStoreException { Kind: IdentityStoreFault.Denied } ? "Check the credential, its permissions and -EntityType."
            : cause is IdentityStoreException { Kind: IdentityStoreFault.Refused } ? "Check -Filter, -Attribute and -EntityType."
            : (hasFolder ? "Run the same command again when the store is available: the export resumes where it stopped." : "Run the command again when the store is available.")
                + " If calls take too long, use a smaller -PageSize."),
        innerException: cause,
        exitCode: Aborted);

    public static MigrationException OptionsChanged(string folder, string name) => new MigrationException(
        "ExportOptionsChanged",
        MigrationFault.InvalidOperation,
        $"The export in '{folder}' was started with another {name}. Use the same value, or specify another folder with -RunPath.",
        folder,
        exitCode: Refused);

    public static MigrationException FileGone(string folder, string file) => new MigrationException(
        "ExportFileGone",
        MigrationFault.NotFound,
        $"The export in '{folder}' is complete, but its file '{file}' was moved or changed. To export again, remove the folder or specify another one with -RunPath.",
        file,
        exitCode: Refused);

    public static MigrationException NotForCsv(string file, MigrationException cause) => new MigrationException(
        "ExportNotForCsv",
        MigrationFault.InvalidData,
        $"Some users have values that a CSV file can't hold, so the file was not written. {cause.Message} Or export to a file with the extension .ndjson, which has each user as the store returned it.",
        file,
        cause,
        Refused);

    public static MigrationException WriteFailed(string file, Exception cause) => new MigrationException(
        "ExportWriteFailed",
        MigrationFault.WriteFailed,
        $"The file '{file}' can't be written, and is unchanged: {cause.Message} Free some disk space, or choose another folder. "
            + "Then run the same command again: the export resumes where it stopped.",
        file,
        cause,
        Aborted);
}
