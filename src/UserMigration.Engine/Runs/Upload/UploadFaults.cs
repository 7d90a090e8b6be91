using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace UserMigration.Engine.Runs.Upload;

/// <summary>Checks that a kind of store supports the options of an upload.</summary>
internal static class UploadFaults
{
    private const int Refused = 5;

    /// <summary>Checks that a kind of store supports the options of an upload.</summary>
    /// <param name="options">The options.</param>
    /// <param name="store">The store.</param>
    /// <exception cref="MigrationException">The store does not support an option.</exception>
    public static void Check(BulkCreateOptions options, IIdentityStore store)
    {
        StoreCapabilities capabilities = store.Capabilities;
        if (options.BatchSize > capabilities.LargestBatch)
        {
            throw Create("BatchSizeTooLarge", string.Format(
                CultureInfo.InvariantCulture,
                "{0} accepts at most {1} records in a call. Set -BatchSize to {1} or less, or omit it to use {2}.",
                store.Target,
                capabilities.LargestBatch,
                capabilities.BatchSize));
        }

        foreach (KeyValuePair<StoreSetting, object> setting in options.Settings)
        {
            if (!capabilities.Settings.Contains(setting.Key))
            {
                throw Create(setting.Key.ErrorId, $"{store.Target} {setting.Key.Limitation}. Omit -{setting.Key.Name}.");
            }
        }
    }

    private static MigrationException Create(string id, string message) =>
        new MigrationException(id, MigrationFault.InvalidArgument, message, exitCode: Refused);
}
