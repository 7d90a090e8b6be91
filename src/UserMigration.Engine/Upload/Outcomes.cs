using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Upload;

/// <summary>What is concluded for each record of a batch from what the store answered.</summary>
internal static class Outcomes
{
    /// <summary>The call was answered record by record.</summary>
    public static IReadOnlyList<BulkUserResult> Of(RecordBatch batch, IReadOnlyList<StoreRecordAnswer> answers)
    {
        BulkUserResult[] results = new BulkUserResult[batch.Records.Count];
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = Of(batch, batch.Records[i], answers[i]);
        }

        return results;
    }

    /// <summary>The call failed as a whole: nobody can tell, until records are looked up.</summary>
    public static IReadOnlyList<BulkUserResult> Unresolved(RecordBatch batch, IdentityStoreException exception)
    {
        string error = exception.Message;
        if (exception.ServerMessage is not null)
        {
            error += " " + ErrorText.Mask(exception.ServerMessage, batch.Records);
        }

        return batch.Records
            .Select(record => new BulkUserResult(record, BulkUserStatus.Unresolved)
            {
                Batch = batch.Number,
                Code = exception.Code,
                Error = error,
                Attempts = 1,
            })
            .ToArray();
    }

    /// <summary>The error that ends a run which every call would meet.</summary>
    public static MigrationException Denied(BulkUserResult first, IdentityStoreException exception) => new MigrationException(
        "RunDenied",
        MigrationFault.PermissionDenied,
        $"The store refuses calls of this kind, so the run was stopped: {first.Error} "
            + "Check the credential, its permissions and -EntityType.",
        innerException: exception,
        exitCode: 4);

    private static BulkUserResult Of(RecordBatch batch, IdentityRecord record, StoreRecordAnswer answer)
    {
        if (answer.Uuid is not null)
        {
            return new BulkUserResult(record, BulkUserStatus.Created) { Batch = batch.Number, Uuid = answer.Uuid, Attempts = 1 };
        }

        string words = answer.Message is null ? string.Empty : ErrorText.Mask(answer.Message, new[] { record });
        return new BulkUserResult(record, answer.IsDuplicate ? BulkUserStatus.Existing : BulkUserStatus.Failed)
        {
            Batch = batch.Number,
            Code = answer.Code,
            Error = answer.Name is null ? words : $"{answer.Name}: {words}",
            Attempts = 1,
        };
    }
}
