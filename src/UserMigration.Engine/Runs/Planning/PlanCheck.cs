using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Journal;

namespace UserMigration.Engine.Runs.Planning;

/// <summary>Checks before the first call whether an upload is still what was planned: the same store and client, options, pipeline and files.</summary>
internal static class PlanCheck
{
    /// <summary>Checks what can be checked without a call.</summary>
    /// <param name="path">The path of the plan, for messages.</param>
    /// <param name="plan">The saved plan.</param>
    /// <param name="now">A plan that was created for this upload, without sizes and hashes.</param>
    /// <exception cref="MigrationException">Something has changed.</exception>
    public static void Check(string path, UploadPlan plan, UploadPlan now)
    {
        List<string> targets = new List<string>();
        Compare(targets, "kind of store", plan.Target.ToString(), now.Target.ToString());
        Compare(targets, "address", plan.Uri?.ToString(), now.Uri?.ToString());
        Compare(targets, "client", plan.ClientId, now.ClientId);
        if (targets.Count > 0)
        {
            throw PlanErrors.TargetChanged(path, targets);
        }

        List<string> options = new List<string>();
        foreach (string name in plan.Options.Keys.Union(now.Options.Keys).OrderBy(name => name, StringComparer.Ordinal))
        {
            Compare(options, "-" + name, ValueOf(plan, name), ValueOf(now, name));
        }

        Compare(options, "commands before the upload", plan.Pipeline, now.Pipeline);
        if (plan.Pipeline == now.Pipeline)
        {
            // The same commands name the same files, unless one of them can't be read any more.
            options.AddRange(now.Files
                .Where((file, i) => i >= plan.Files.Count || plan.Files[i].Sha256 != file.Sha256)
                .Select(file => file.Name)
                .Distinct(StringComparer.Ordinal)
                .Select(name => $"the content of '{name}' has changed"));
        }

        if (options.Count > 0)
        {
            throw PlanErrors.OptionsChanged(path, options);
        }

        CheckSources(path, plan, now);
    }

    private static void CheckSources(string path, UploadPlan plan, UploadPlan now)
    {
        List<string> differences = new List<string>();
        Compare(differences, "number of files", plan.Sources.Count.ToString("N0", CultureInfo.InvariantCulture), now.Sources.Count.ToString("N0", CultureInfo.InvariantCulture));
        Compare(differences, "-StartAt", plan.FirstRecord.ToString("N0", CultureInfo.InvariantCulture), now.FirstRecord.ToString("N0", CultureInfo.InvariantCulture));
        Compare(differences, "-First", plan.MostRecords?.ToString("N0", CultureInfo.InvariantCulture), now.MostRecords?.ToString("N0", CultureInfo.InvariantCulture));
        if (differences.Count > 0)
        {
            throw PlanErrors.OtherRecords(path, string.Join("; ", differences));
        }

        for (int i = 0; i < plan.Sources.Count; i++)
        {
            CheckSource(path, plan.Sources[i], now.Sources[i]);
        }
    }

    private static void CheckSource(string path, PlannedSource planned, PlannedSource now)
    {
        if (planned.HeaderSha256 is not null && now.HeaderSha256 is not null && planned.HeaderSha256 != now.HeaderSha256)
        {
            throw PlanErrors.SourceChanged(path, now.Path, "header");
        }

        ManifestSource digest = SourceDigest.Compute(now.Path);
        if (digest.Size != planned.Size)
        {
            throw PlanErrors.SourceChanged(path, now.Path, "size");
        }

        if (digest.Sha256 != planned.Sha256)
        {
            throw PlanErrors.SourceChanged(path, now.Path, "content");
        }
    }

    private static string? ValueOf(UploadPlan plan, string name) => plan.Options.TryGetValue(name, out string? value) ? value : null;

    private static void Compare(List<string> differences, string what, string? planned, string? now)
    {
        if (planned != now)
        {
            differences.Add($"{what} was {planned ?? "not specified"} and is {now ?? "not specified"}");
        }
    }
}
