using System;
using System.Collections.Generic;
using System.Globalization;

namespace UserMigration.Engine.Runs.Planning;

/// <summary>The errors about saved plans.</summary>
internal static class PlanErrors
{
    private const int Refused = 5;
    private const string Again = "Check what has changed, and make the plan again with -Plan -OutFile.";

    public static MigrationException NotFound(string path, Exception? cause = null) => New(
        "PlanNotFound", MigrationFault.NotFound, $"The plan '{path}' does not exist. Check the path.", path, cause);

    public static MigrationException Invalid(string path, string reason, Exception? cause = null) => New(
        "PlanInvalid", MigrationFault.InvalidData, $"The file '{path}' is not a plan that -Plan -OutFile wrote: {reason}", path, cause);

    public static MigrationException NotWritten(string path, Exception cause) => New(
        "PlanWriteFailed", MigrationFault.WriteFailed, $"The plan '{path}' can't be written: {cause.Message}", path, cause);

    public static MigrationException NeedsFile() => New(
        "PlanNeedsFile",
        MigrationFault.InvalidArgument,
        "The records don't come from files that can be read again, so it can't be checked later whether they have changed. Save them with Export-MigrationCsv, and import that file.");

    public static MigrationException SourceChanged(string plan, string source, string part) => New(
        "PlanSourceChanged",
        MigrationFault.InvalidData,
        $"The {part} of the file '{source}' has changed since the plan '{plan}' was made. Nothing was sent. {Again}",
        source);

    public static MigrationException OtherRecords(string plan, string difference) => New(
        "PlanSourceChanged",
        MigrationFault.InvalidArgument,
        $"The plan '{plan}' was made from other records: {difference}. Nothing was sent. Import the same records, or make the plan again with -Plan -OutFile.");

    public static MigrationException OptionsChanged(string plan, IReadOnlyList<string> differences) => New(
        "PlanOptionsChanged",
        MigrationFault.InvalidArgument,
        $"The plan '{plan}' was made with other options: {string.Join("; ", differences)}. Nothing was sent. Use the same options, or make the plan again with -Plan -OutFile.");

    public static MigrationException TargetChanged(string plan, IReadOnlyList<string> differences) => New(
        "PlanTargetChanged",
        MigrationFault.InvalidArgument,
        $"The plan '{plan}' was made for another store: {string.Join("; ", differences)}. Nothing was sent. Connect to the store of the plan, or make the plan again with -Plan -OutFile.");

    public static MigrationException StoreChanged(string plan, long planned, long now) => New(
        "PlanStoreChanged",
        MigrationFault.InvalidOperation,
        string.Format(
            CultureInfo.InvariantCulture,
            "The store had {0:N0} users when the plan '{1}' was made, and now has {2:N0}. Nothing was sent. {3}",
            planned,
            plan,
            now,
            Again));

    public static MigrationException UsersChanged(string plan, long users, DateTimeOffset since) => New(
        "PlanStoreChanged",
        MigrationFault.InvalidOperation,
        string.Format(
            CultureInfo.InvariantCulture,
            "{0} in the store since {1:yyyy-MM-dd HH:mm:ss} UTC, when the plan '{2}' was made. Nothing was sent. {3}",
            users == 1 ? "1 user was created or changed" : $"{users:N0} users were created or changed",
            since.UtcDateTime,
            plan,
            Again));

    public static MigrationException StateUnknown(string plan, Exception cause) => New(
        "PlanStoreUnknown",
        MigrationFault.ConnectionFailed,
        $"It can't be checked whether the store has changed since the plan '{plan}' was made: {cause.Message} Nothing was sent. Start the command again when the store answers.",
        null,
        cause);

    private static MigrationException New(string id, MigrationFault fault, string message, object? subject = null, Exception? cause = null) =>
        new MigrationException(id, fault, message, subject, cause, Refused);
}
