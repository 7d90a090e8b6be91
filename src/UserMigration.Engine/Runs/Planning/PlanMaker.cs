using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Runs.Upload;

namespace UserMigration.Engine.Runs.Planning;

/// <summary>Describes from what a plan is made: the store, the options, the pipeline and the files.</summary>
internal static class PlanMaker
{
    /// <summary>Creates a plan from the first record. The files are not read.</summary>
    /// <param name="session">The session.</param>
    /// <param name="options">The options for the upload.</param>
    /// <param name="first">The first record.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="MigrationException">The record does not come from a file that can be read again.</exception>
    public static UploadPlan Create(IdentityStoreSession session, BulkCreateOptions options, IdentityRecord first, DateTimeOffset now)
    {
        MigrationRecord row = first.GetRecord();
        if (row.GetSource() is not { Extent: { Paths.Count: > 0, Bytes: >= 0 } extent } source)
        {
            throw PlanErrors.NeedsFile();
        }

        List<PlannedFile> files = new List<PlannedFile>();
        return new UploadPlan
        {
            CreatedAt = now,
            Target = session.Target,
            Uri = session.Uri,
            ClientId = session.ClientId,
            Options = OptionsOf(options),
            Pipeline = PipelineFiles.Collect($"{row.Steps} | ConvertTo-IdentityRecord -Target {session.Target}{first.Conversion}".Substring(" | ".Length), files),
            Files = files,
            FirstRecord = source.FirstRecord,
            MostRecords = extent.MostRecords == long.MaxValue ? null : extent.MostRecords,
            Sources = extent.Paths.Select(path => new PlannedSource { Path = path, HeaderSha256 = path == source.Path ? HashOf(source.GetHeader()) : null }).ToList(),
        };
    }

    /// <summary>Reads the files of a plan and notes their sizes and hashes.</summary>
    /// <param name="plan">The plan.</param>
    /// <exception cref="MigrationException">A file can't be read again.</exception>
    public static void Hash(UploadPlan plan)
    {
        foreach (PlannedSource source in plan.Sources)
        {
            ManifestSource digest = SourceDigest.Compute(source.Path);
            (source.Size, source.Sha256) = (digest.Size, digest.Sha256 ?? throw PlanErrors.NeedsFile());
        }
    }

    /// <summary>Computes the SHA-256 of bytes in lowercase hexadecimal; null if there are none.</summary>
    /// <param name="bytes">The bytes, or null.</param>
    private static string? HashOf(byte[]? bytes)
    {
        if (bytes is null)
        {
            return null;
        }

        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(bytes);
        return BitConverter.ToString(hash.GetHashAndReset()).Replace("-", string.Empty).ToLowerInvariant();
    }

    // Batch size, workers, rate and time-out change how fast records are sent, and not what is done with them.
    private static Dictionary<string, string> OptionsOf(BulkCreateOptions options)
    {
        Dictionary<string, string> all = new Dictionary<string, string>
        {
            [nameof(BulkCreateOptions.EntityType)] = options.EntityType,
            [nameof(BulkCreateOptions.PrimaryKey)] = options.PrimaryKey,
            [nameof(BulkCreateOptions.DeltaMigration)] = options.DeltaMigration.ToString(),
            [nameof(BulkCreateOptions.OmitPassword)] = options.OmitPassword.ToString(),
            [nameof(BulkCreateOptions.AllowDelete)] = options.AllowDelete.ToString(),
        };
        foreach (KeyValuePair<StoreSetting, object> setting in options.Settings)
        {
            all[setting.Key.Name] = Convert.ToString(setting.Value, CultureInfo.InvariantCulture) ?? string.Empty;
        }

        return all;
    }
}
