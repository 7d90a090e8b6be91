using System.Globalization;

using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Runs.Upload;

/// <summary>Checks that a kind of store supports the options of an upload.</summary>
internal static class UploadOptionCheck
{
    /// <summary>Checks that a kind of store supports the options of an upload.</summary>
    /// <param name="options">The options.</param>
    /// <param name="store">The store.</param>
    /// <exception cref="MigrationException">The store does not support an option.</exception>
    public static void Check(BulkCreateOptions options, IIdentityStore store)
    {
        StoreCapabilities capabilities = store.Capabilities;
        if (options.BatchSize > capabilities.LargestBatch)
        {
            string message = string.Format(
                CultureInfo.InvariantCulture,
                capabilities.LargestBatch == 1
                    ? "{0} accepts only one record in a call. Omit -BatchSize."
                    : "{0} accepts at most {1} records in a call. Set -BatchSize to {1} or less, or omit it to use {2}.",
                store.Target,
                capabilities.LargestBatch,
                capabilities.BatchSize);
            throw new MigrationException("BatchSizeTooLarge", MigrationFault.InvalidArgument, message, exitCode: 5);
        }

        SettingCheck.Check(options.Settings, store);
    }
}
