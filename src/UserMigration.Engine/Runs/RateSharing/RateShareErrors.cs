using System;
using System.Globalization;

namespace UserMigration.Engine.Runs.RateSharing;

/// <summary>The errors of a shared rate.</summary>
internal static class RateShareErrors
{
    private const int Refused = 5;

    public static MigrationException LimitMissing() => new MigrationException(
        "RateShareNeedsLimit",
        MigrationFault.InvalidArgument,
        "-RateShare divides a limit, but -RateLimit is less than 1 call per second or off. Specify the limit of all commands together: -RateLimit 40.",
        exitCode: Refused);

    public static MigrationException LimitDiffers(string path, int theirs, int ours) => new MigrationException(
        "RateShareLimitDiffers",
        MigrationFault.InvalidArgument,
        string.Format(
            CultureInfo.InvariantCulture,
            "The commands that share a rate in '{0}' have a limit of {1} calls per second, but this one has {2}. Specify -RateLimit {1}, or another folder for another limit.",
            path,
            theirs,
            ours),
        path,
        exitCode: Refused);

    public static MigrationException FolderUnusable(string path, Exception cause) => new MigrationException(
        "RateShareUnusable",
        MigrationFault.WriteFailed,
        $"The folder '{path}' can't be used to share a rate: {cause.Message} Specify a folder with -RateShare that all machines can write to.",
        path,
        cause,
        exitCode: Refused);

    public static MigrationException NotALease(string path) => new MigrationException(
        "RateShareUnusable",
        MigrationFault.InvalidData,
        $"The file '{path}' does not describe a part of a rate. If no command uses the folder any more, delete the file.",
        path,
        exitCode: Refused);
}
