using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Upload;

/// <summary>Determines the exit code and the next step of an upload.</summary>
public static class SummaryConclusions
{
    /// <summary>The next step if records are unresolved or not sent.</summary>
    internal const string SameCommand =
        "Run the same command again with the same run folder: it resolves the unresolved records and sends the rest.";

    /// <summary>The next step if records are unresolved or not sent, and a part of the run was rolled back.</summary>
    internal const string NewRun =
        "A part of the run was rolled back, so it can't be resumed. Roll back the rest, or run the same command with another run folder: it sends all records, and reports those "
            + "whose users the store has.";

    /// <summary>What comes before the command of a next step.</summary>
    internal const string Then = ", then: ";

    /// <summary>The next step if the run ended because a setting is wrong.</summary>
    private const string CorrectedCommand =
        "Correct the setting that the error names, then run the command again with the same run folder: it sends the refused and the remaining records.";

    private static readonly Regex s_operationColumn = new Regex(" -OperationColumn '(?:[^']|'')*'", RegexOptions.CultureInvariant);

    /// <summary>Sets the exit code and the next step.</summary>
    /// <param name="summary">The summary, with all records counted.</param>
    /// <param name="isAborted">Whether the run ended early.</param>
    /// <param name="options">The options for the upload.</param>
    /// <param name="capabilities">The capabilities of the store.</param>
    /// <param name="conversion">The parameters that the conversion of the rows needs in addition to the target.</param>
    /// <param name="rejects">The files with the rows to fix.</param>
    /// <param name="steps">The commands that the records passed between import and conversion; see <see cref="MigrationRecord.Steps"/>.</param>
    /// <param name="isSettingWrong">Whether the run ended because a setting is wrong.</param>
    /// <param name="duplicates">The files with rows that repeat another record. The next command does not send them.</param>
    internal static void Draw(
        MigrationSummary summary,
        bool isAborted,
        BulkCreateOptions options,
        StoreCapabilities capabilities,
        string conversion,
        IReadOnlyList<RowFile> rejects,
        string steps = "",
        bool isSettingWrong = false,
        IReadOnlyList<RowFile>? duplicates = null)
    {
        if (summary is null)
        {
            throw new ArgumentNullException(nameof(summary));
        }

        summary.ExitCode = isAborted || summary.NotSent > 0 ? 4
            : summary.Unresolved > 0 ? 3
            : summary.Failed + summary.Rejected > 0 ? 2
            : 0;
        summary.Next = summary.RunPath is null ? null : NextStep(summary, options, capabilities, conversion, rejects, steps, isSettingWrong, duplicates ?? Array.Empty<RowFile>());
    }

    private static string? NextStep(
        MigrationSummary summary,
        BulkCreateOptions options,
        StoreCapabilities capabilities,
        string conversion,
        IReadOnlyList<RowFile> rejects,
        string steps,
        bool isSettingWrong,
        IReadOnlyList<RowFile> duplicates)
    {
        if (isSettingWrong || summary.Unresolved + summary.NotSent > 0)
        {
            return isSettingWrong ? CorrectedCommand : SameCommand;
        }

        long changed = summary.Reasons.Where(reason => reason.Id == UploadRules.PayloadChanged.Id).Sum(reason => reason.Records);
        if (changed > 0 && changed == summary.Rejected + summary.Failed)
        {
            return Changed(changed);
        }

        if (summary.Rejected + summary.Failed == 0 || rejects.Count == 0)
        {
            return duplicates.Count == 0 ? null : Repeated(duplicates)
                + " Fix the key of each row that is of another user, and upload only these rows.";
        }

        return (changed == 0 ? string.Empty : Changed(changed) + " ")
            + (duplicates.Count == 0 ? string.Empty : Repeated(duplicates) + " The following command does not send " + (CountOf(duplicates) == 1 ? "it. " : "them. "))
            + $"Fix the rows{Merged(summary.Merged)}{Then}{Import(rejects)}{Tested(summary, capabilities, conversion, steps)} | "
            + $"ConvertTo-IdentityRecord -Target {summary.Target}{conversion} | "
            + $"Invoke-BulkUserCreate{EntityType(summary, capabilities)}{Mode(options, capabilities)} -RunPath {PowerShellText.Quote(FollowingPath(summary.RunPath!))}";
    }

    // Their rows have nothing to fix: the commands before the upload are others than those of the run.
    private static string Changed(long records) => string.Format(
        CultureInfo.InvariantCulture,
        "{0} now {1} other values than the run sent. Start the commands of the run again, or use -Force to accept what was sent.",
        records == 1 ? "1 record" : FormattableString.Invariant($"{records:N0} records"),
        records == 1 ? "has" : "have");

    // Uploaded by itself, such a row would not be recognized as a duplicate, and could overwrite the user of the other row.
    private static string Repeated(IReadOnlyList<RowFile> files)
    {
        int rows = CountOf(files);
        string paths = string.Join(", ", files.Select(file => PowerShellText.Quote(file.Path)));
        return rows == 1
            ? $"1 row repeats the key of another row, and is in {paths}."
            : string.Format(CultureInfo.InvariantCulture, "{0:N0} rows repeat the key of another row, and are in {1}.", rows, paths);
    }

    private static int CountOf(IReadOnlyList<RowFile> files) => files.Sum(file => file.Count);

    private static string Merged(long records) => records switch
    {
        0 => string.Empty,
        1 => " (1 of them contains rows of other users in a field)",
        _ => string.Format(CultureInfo.InvariantCulture, " ({0} of them contain rows of other users in a field)", records),
    };

    private static string Tested(MigrationSummary summary, StoreCapabilities capabilities, string conversion, string steps) =>
        steps.Contains(" | Test-MigrationRecord") ? steps : $"{steps} | Test-MigrationRecord{Checks(summary, capabilities, conversion)}";

    // The checks that the kind of store requires. A change file must also be checked as one.
    private static string Checks(MigrationSummary summary, StoreCapabilities capabilities, string conversion) =>
        (capabilities.HasRules ? " -Target " + summary.Target : string.Empty)
        + (s_operationColumn.Match(conversion) is { Success: true } column ? column.Value : string.Empty);

    private static string EntityType(MigrationSummary summary, StoreCapabilities capabilities) =>
        capabilities.HasEntityTypes ? " -EntityType " + summary.EntityType : string.Empty;

    /// <summary>Gets the commands that import all rows, each file with the options for its source.</summary>
    private static string Import(IReadOnlyList<RowFile> rejects)
    {
        string[] imports = rejects
            .GroupBy(file => file.ReadOptions, file => file.Path, StringComparer.Ordinal)
            .Select(same => "Import-MigrationCsv " + ImportCommand.Paths(same, isQuoted: true) + same.Key)
            .ToArray();
        return imports.Length == 1 ? imports[0] : $"& {{ {string.Join("; ", imports)} }}";
    }

    private static string Mode(BulkCreateOptions options, StoreCapabilities capabilities) =>
        (options.PrimaryKey == capabilities.PrimaryKey ? string.Empty : " -PrimaryKey " + PowerShellText.Quote(options.PrimaryKey))
        + (options.DeltaMigration ? " -DeltaMigration" : string.Empty)
        + (options.OmitPassword ? " -OmitPassword" : string.Empty)
        + (options.AllowDelete ? " -AllowDelete" : string.Empty)
        + string.Concat(options.Settings.Select(setting => $" -{setting.Key.Name}{(setting.Value is true ? string.Empty : " " + setting.Value)}"))
        + Pace(options, capabilities);

    // A maintenance window was planned with these settings.
    private static string Pace(BulkCreateOptions options, StoreCapabilities capabilities)
    {
        BulkCreateOptions usual = new BulkCreateOptions();
        return Given("BatchSize", options.BatchSize, capabilities.BatchSize)
            + Given("Workers", options.Workers, usual.Workers)
            + Given("RateLimit", options.RateLimit, usual.RateLimit)
            + Given("TimeoutSeconds", options.Timeout.TotalSeconds, usual.Timeout.TotalSeconds);
    }

    private static string Given(string name, double value, double usual) =>
        value.Equals(usual) ? string.Empty : string.Format(CultureInfo.InvariantCulture, " -{0} {1}", name, value);

    /// <summary>Gets the path of a folder that does not exist yet: the path of the run folder with the next number appended.</summary>
    private static string FollowingPath(string path)
    {
        int number = 2;
        string following;
        do
        {
            following = path + "." + number.ToString(CultureInfo.InvariantCulture);
            number++;
        }
        while (Directory.Exists(following));

        return following;
    }
}
