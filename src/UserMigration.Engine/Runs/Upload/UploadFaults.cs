using System.Globalization;

namespace UserMigration.Engine.Runs.Upload;

/// <summary>Which settings of an upload a kind of store does not know, in words.</summary>
internal static class UploadFaults
{
    private const int Refused = 5;

    /// <summary>Checks that a kind of store knows the settings of an upload.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="store">The store.</param>
    /// <exception cref="MigrationException">It does not.</exception>
    public static void Check(BulkCreateOptions options, IIdentityStore store)
    {
        StoreTraits traits = store.Traits;
        if (options.BatchSize > traits.LargestBatch)
        {
            throw Of("BatchSizeTooLarge", string.Format(
                CultureInfo.InvariantCulture,
                "{0} takes at most {1} records in a call. Give -BatchSize {1} or less, or leave it out for {2}.",
                store.Target,
                traits.LargestBatch,
                traits.BatchSize));
        }

        if (options.CommitEach != CommitEach.Unset && !traits.TakesCommitEach)
        {
            throw Of("CommitEachUnknown", $"{store.Target} can't be told how it commits the records of a call. Leave -CommitEach out.");
        }

        if (options.ResolveSub && !traits.TakesIdentifiers)
        {
            throw Of("ResolveSubUnknown", $"{store.Target} takes no identifiers of users in records. Leave -ResolveSub out.");
        }
    }

    private static MigrationException Of(string id, string message) =>
        new MigrationException(id, MigrationFault.InvalidArgument, message, exitCode: Refused);
}
