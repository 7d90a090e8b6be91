using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UserMigration.Engine.Csv;

namespace UserMigration.Engine.HandOff.Packages;

/// <summary>The errors of hand-off packages.</summary>
internal static class PackageErrors
{
    private const int MostRules = 5;

    /// <summary>The kind of store has no service.</summary>
    /// <param name="target">The kind of store.</param>
    public static MigrationException NoService(IdentityTarget target) => new MigrationException(
        "PackageTargetUnsupported",
        MigrationFault.InvalidArgument,
        $"The vendor of {target} has no migration service that imports datafiles. Upload the records with Invoke-BulkUserCreate.",
        target);

    /// <summary>The folder for the package does not exist.</summary>
    /// <param name="folder">The path.</param>
    public static MigrationException FolderMissing(string folder) => new MigrationException(
        "DestinationFolderNotFound", MigrationFault.NotFound, $"The folder '{folder}' does not exist. Create it, or choose another -OutFolder.", folder);

    /// <summary>The datafile is a pipe.</summary>
    /// <param name="path">The path.</param>
    public static MigrationException NeedsFile(string path) => new MigrationException(
        "PackageNeedsFile", MigrationFault.InvalidOperation, $"'{path}' is a pipe, but it is read more than once. Write it to a file first.", path);

    // Other rules are not only those of the service.
    private static string Agreement(PackageProfile profile)
    {
        string[] rules = profile.RulesOf(IssueSeverity.Error).Where(id => Array.Exists(PackageScan.ServiceRules, rule => rule.Id == id)).ToArray();
        return rules.Length == 0 ? string.Empty
            : $"If the vendor accepts the values, use -RuleSeverity @{{ {string.Join("; ", rules.Select(rule => rule + " = 'Warning'"))} }}, also for the production file. ";
    }

    /// <summary>The datafile can only be read with parameters that a package can't have, because it contains the file as it is.</summary>
    /// <param name="exception">The error of the reader; it ends with the parameter that it proposes.</param>
    /// <param name="path">The path.</param>
    public static MigrationException NotAsItIs(MigrationException exception, string path)
    {
        string parameter = exception.Message.Substring(exception.Message.LastIndexOf(" -", StringComparison.Ordinal)).TrimEnd('.');
        string converted = Path.Combine(Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(path) + ".converted" + Path.GetExtension(path));
        return new MigrationException(
            exception.ErrorId,
            exception.Fault,
            $"{exception.Message} A package contains the file as it is, so convert it first: "
                + $"Import-MigrationCsv {ImportCommand.Paths(new[] { path })}{parameter} | Export-MigrationCsv {ImportCommand.Paths(new[] { converted })}",
            path,
            exception);
    }

    /// <summary>The datafile has no record.</summary>
    /// <param name="path">The path.</param>
    public static MigrationException Empty(string path) => new MigrationException(
        "PackageEmpty", MigrationFault.InvalidData, $"The file '{path}' has no record. Export the users again.", path);

    /// <summary>The datafile breaks rules of the service.</summary>
    /// <param name="path">The path.</param>
    /// <param name="profile">What the file is like.</param>
    /// <param name="header">The issues of the header.</param>
    /// <param name="service">The name of the service.</param>
    /// <param name="encoding">The warning about the encoding of the file, or null.</param>
    public static MigrationException Invalid(string path, PackageProfile profile, IReadOnlyList<MigrationIssue> header, string service, string? encoding)
    {
        string columns = string.Concat(header.Where(issue => issue.Severity == IssueSeverity.Error).Take(MostRules).Select(issue => $" {issue}"));
        string records = profile.Invalid == 0 ? string.Empty
            : FormattableString.Invariant($" {profile.Invalid:N0} of {profile.Records:N0} records {(profile.Invalid == 1 ? "has" : "have")} an Error ({profile.Describe(IssueSeverity.Error, MostRules)}).");
        string advice = profile.Invalid == 0 ? "Fix the header."
            : $"To see how to fix this, run: Get-MigrationRule {string.Join(", ", profile.RulesOf(IssueSeverity.Error).Take(MostRules))} | Format-List. "
                + $"{Agreement(profile)}To pack the file with its Errors, use -AllowInvalid.";
        return new MigrationException(
            "PackageInvalid",
            MigrationFault.InvalidData,
            $"The file '{path}' does not meet the rules of {service}. No package was created.{columns}{records} {(encoding is null ? string.Empty : encoding + " ")}{advice}",
            path);
    }

    /// <summary>The datafile was changed between two readings.</summary>
    /// <param name="path">The path.</param>
    public static MigrationException Changed(string path) => new MigrationException(
        "PackageSourceChanged",
        MigrationFault.InvalidOperation,
        $"The file '{path}' was changed while it was packed. No package was created. Wait until the export is complete, and try again.",
        path);

    /// <summary>The manifest can't be read.</summary>
    /// <param name="path">The path.</param>
    /// <param name="exception">The cause, or null.</param>
    public static MigrationException ManifestInvalid(string path, Exception? exception) => new MigrationException(
        "PackageManifestInvalid",
        MigrationFault.InvalidData,
        $"The file '{path}' is not the manifest of a sample package. Specify the file *.sample.manifest.json that New-MigrationPackage -Sample created.",
        path,
        exception);

    /// <summary>The sample was made for another kind of store.</summary>
    /// <param name="path">The path of the manifest.</param>
    /// <param name="target">The kind of store of the sample.</param>
    public static MigrationException OtherTarget(string path, string target) => new MigrationException(
        "PackageTargetDiffers", MigrationFault.InvalidArgument, $"The sample of '{path}' was created for {target}. Use -Target {target}.", path);

    /// <summary>The encrypted sample is missing.</summary>
    /// <param name="path">The path.</param>
    public static MigrationException SampleMissing(string path) => new MigrationException(
        "PackageSampleMissing",
        MigrationFault.NotFound,
        $"The encrypted sample '{path}' does not exist, so the passphrase can't be compared with that of the sample. Put the file beside its manifest, or use -Force.",
        path);

    /// <summary>The encrypted sample is not the one of the manifest.</summary>
    /// <param name="path">The path.</param>
    public static MigrationException SampleChanged(string path) => new MigrationException(
        "PackageSampleChanged",
        MigrationFault.InvalidData,
        $"The encrypted sample '{path}' is not the one that its manifest describes: the SHA-256 differs. Restore the file that was sent.",
        path);

    /// <summary>The passphrase is not that of the sample.</summary>
    /// <param name="path">The path of the encrypted sample.</param>
    /// <param name="exception">The cause.</param>
    public static MigrationException PassphraseDiffers(string path, Exception exception) => new MigrationException(
        "PackagePassphraseDiffers",
        MigrationFault.PermissionDenied,
        $"The passphrase does not decrypt the sample '{path}'. Use the passphrase of the sample: the service expects the same one for both files.",
        path,
        exception);

    /// <summary>The format differs from that of the sample.</summary>
    /// <param name="path">The path.</param>
    /// <param name="differences">The differences.</param>
    public static MigrationException FormatDiffers(string path, IEnumerable<string> differences) => new MigrationException(
        "PackageFormatDiffers",
        MigrationFault.InvalidData,
        $"The format of '{Path.GetFileName(path)}' differs from that of the sample, which must not change after the sample migration: {string.Join("; ", differences)}. "
            + "Export the file with the same tool and settings, or hand off a new sample. If the vendor agrees to the change, use -Force.",
        path);
}
