using System;
using System.Linq;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>What is concluded for a record, and what ends a run, in words.</summary>
internal static class Outcomes
{
    /// <summary>The store answered for the record.</summary>
    public static BulkUserResult Of(RecordBatch batch, QueuedRecord record, StoreRecordAnswer answer)
    {
        if (answer.Uuid is not null)
        {
            BulkUserResult done = New(batch, record, answer.IsUpdate ? BulkUserStatus.Updated : BulkUserStatus.Created);
            done.Uuid = answer.Uuid;
            done.Reference = ReferenceOf(record, answer.Reference);
            return done;
        }

        return Refused(batch, record, answer, answer.IsDuplicate ? BulkUserStatus.Existing : BulkUserStatus.Failed);
    }

    /// <summary>The store refused a record that it was sent twice, and has a user of its key: the first time may have made it.</summary>
    public static BulkUserResult RefusedInDoubt(RecordBatch batch, QueuedRecord record, StoreRecordAnswer answer, IdentityUser user)
    {
        BulkUserResult result = Refused(batch, record, answer, BulkUserStatus.Existing);
        result.Uuid = user.Uuid;
        result.Settled = true;
        return result;
    }

    /// <summary>An answer was lost, the store has a user of the key, and the record does not say that it is this one.</summary>
    public static BulkUserResult ExistingUnlessResolved(RecordBatch batch, QueuedRecord record, IdentityUser user)
    {
        BulkUserResult result = New(batch, record, BulkUserStatus.Existing);
        result.Uuid = user.Uuid;
        result.Settled = true;
        result.Error = "The store has a user of that key; whether this run made it nobody can tell. Send the record with the identifier "
            + "of the user, or with -ResolveSub, to give the user the values of the record.";
        return result;
    }

    /// <summary>The call was refused, and the record was alone in it.</summary>
    public static BulkUserResult Failed(RecordBatch batch, QueuedRecord record, IdentityStoreException exception)
    {
        BulkUserResult result = New(batch, record, BulkUserStatus.Failed);
        result.Code = exception.Code;
        result.Reference = ReferenceOf(record, exception.RequestToken);
        result.Error = WithReference(Describe(exception, record.Record), result.Reference);
        return result;
    }

    /// <summary>Nobody can tell.</summary>
    public static BulkUserResult Unresolved(RecordBatch batch, QueuedRecord record, string reason)
    {
        BulkUserResult result = New(batch, record, BulkUserStatus.Unresolved);
        result.Error = (record.IsDeletion ? "Nobody can tell whether the store deleted it. "
            : record.IsUpdate ? "Nobody can tell whether the store changed it. "
            : "Nobody can tell whether the store has it. ") + reason;
        return result;
    }

    /// <summary>It was certainly not sent.</summary>
    public static BulkUserResult NotSent(RecordBatch batch, QueuedRecord record, string reason)
    {
        BulkUserResult result = New(batch, record, BulkUserStatus.NotSent);
        result.Error = reason;
        return result;
    }

    /// <summary>It was looked up after an answer was lost, and is ours.</summary>
    public static BulkUserResult Settled(RecordBatch batch, QueuedRecord record, IdentityUser user)
    {
        BulkUserResult result = New(batch, record, BulkUserStatus.Created);
        result.Uuid = user.Uuid;
        result.Settled = true;
        return result;
    }

    /// <summary>The store had the user, and has it as the record says now.</summary>
    public static BulkUserResult Changed(RecordBatch batch, QueuedRecord record, IdentityUser user, BulkUserStatus status, bool isSettled = false)
    {
        BulkUserResult result = New(batch, record, status);
        result.Uuid = user.Uuid;
        result.Settled = isSettled;
        return result;
    }

    /// <summary>The store deleted the user, or will.</summary>
    public static BulkUserResult Deleted(RecordBatch batch, QueuedRecord record, string identifier, bool isLater, bool wasInDoubt)
    {
        BulkUserResult result = New(batch, record, BulkUserStatus.Deleted);
        result.Uuid = identifier;
        result.CodeName = isLater ? "scheduled" : null;
        result.Settled = wasInDoubt;
        return result;
    }

    /// <summary>The store has no such user: it never had, or deleted it when the answer was lost.</summary>
    public static BulkUserResult Gone(RecordBatch batch, QueuedRecord record, string? identifier, bool isByUs)
    {
        BulkUserResult result = New(batch, record, isByUs ? BulkUserStatus.Deleted : BulkUserStatus.Unchanged);
        result.Uuid = isByUs ? identifier : null;
        result.CodeName = isByUs ? null : "absent";
        result.Settled = isByUs;
        return result;
    }

    /// <summary>Nothing says which user is to be deleted.</summary>
    public static BulkUserResult NobodyToDelete(RecordBatch batch, QueuedRecord record, string key) => record.InDoubtSince is null
        ? Refused(batch, record, $"It has no {key}, so nothing says whom to delete.")
        : Unresolved(batch, record, $"It has no {key} to look it up by.");

    /// <summary>What a record calls the identifier of its user can't be one.</summary>
    public static BulkUserResult NotAnIdentifier(RecordBatch batch, QueuedRecord record, string name) =>
        Refused(batch, record, $"Its {name} has not the form of one, so the store was not asked to delete anybody.");

    /// <summary>What would become of it.</summary>
    public static BulkUserResult Planned(RecordBatch batch, QueuedRecord record, IdentityUser? user, BulkUserStatus status)
    {
        BulkUserResult result = New(batch, record, status);
        result.Batch = 0;
        result.Uuid = user?.Uuid;
        return result;
    }

    /// <summary>The store refused a record as a duplicate, and has no user of its key.</summary>
    public static BulkUserResult Elsewhere(RecordBatch batch, QueuedRecord record, string key)
    {
        BulkUserResult result = New(batch, record, BulkUserStatus.Failed);
        result.Code = record.Refusal?.Code;
        result.CodeName = NameOf(record, record.Refusal);
        result.Error = $"{result.CodeName ?? "duplicate"}: The store has no user of this {key}; "
            + "another of the record's unique attributes is taken, or another record of its batch is a duplicate.";
        return result;
    }

    /// <summary>An answer was lost, and what the store has is not certainly ours.</summary>
    public static BulkUserResult ExistingInDoubt(RecordBatch batch, QueuedRecord record, IdentityUser? user)
    {
        BulkUserResult result = New(batch, record, BulkUserStatus.Existing);
        result.Uuid = user?.Uuid;
        result.Settled = true;
        result.Error = user is null
            ? "The store has a user with another of its unique attributes."
            : "The store has a user of that key that this run did not certainly create.";
        return result;
    }

    /// <summary>The run ends: every call would be refused.</summary>
    public static MigrationException Denied(RecordBatch batch, IdentityStoreException exception) => Denied(exception, Describe(exception, batch));

    /// <summary>The run ends: every call would be refused.</summary>
    /// <param name="exception">The refusal.</param>
    /// <param name="words">What of it may be shown.</param>
    public static MigrationException Denied(IdentityStoreException exception, string words) => new MigrationException(
        "RunDenied",
        MigrationFault.PermissionDenied,
        exception.IsFromElsewhere || exception.InnerException is System.Net.Http.HttpRequestException
            ? $"No call reaches the store, so the run was stopped: {words}"
            : $"The store refuses calls of this kind, so the run was stopped: {words} Check the credential, its permissions and -EntityType.",
        innerException: exception,
        exitCode: 4);

    /// <summary>The run ends: a setting is wrong.</summary>
    public static MigrationException SettingRefused(RecordBatch batch, IdentityStoreException exception) => SettingRefused(
        exception, Describe(exception, batch), "Check -EntityType, -PrimaryKey, -Map and the names of the attributes.");

    /// <summary>The run ends: a setting is wrong.</summary>
    /// <param name="exception">The refusal.</param>
    /// <param name="words">What of it may be shown.</param>
    /// <param name="advice">What to do.</param>
    public static MigrationException SettingRefused(IdentityStoreException exception, string words, string advice) => new MigrationException(
        "RunSettingRefused",
        MigrationFault.InvalidArgument,
        $"The store refuses one record after the other for the same reason, so a setting is wrong and the run was stopped: {words} {advice}",
        innerException: exception,
        exitCode: 4);

    /// <summary>The run ends: the store does not know an attribute that every record has.</summary>
    public static MigrationException AttributeUnknown(BulkUserResult first) => new MigrationException(
        "RunSettingRefused",
        MigrationFault.InvalidArgument,
        $"The store refused each record of the first batch for the same attribute, so the run was stopped: {first.Error} "
            + "Rename or drop the column with -Map of ConvertTo-IdentityRecord.",
        exitCode: 4);

    /// <summary>The run ends: what is changed how can't be told without the schema.</summary>
    public static MigrationException SchemaUnreadable(Exception exception) => new MigrationException(
        "SchemaUnreadable",
        MigrationFault.ConnectionFailed,
        $"A delta migration needs the schema, to change no more of a user than it should, and it can't be read: {exception.Message} "
            + "Give the API client the permission to read it, then start the same command again.",
        innerException: exception,
        exitCode: 4);

    /// <summary>The run ends: the store took no call for too long.</summary>
    public static MigrationException Unavailable(Exception exception) => new MigrationException(
        "StoreUnavailable",
        MigrationFault.ConnectionFailed,
        exception is IdentityStoreException { IsFromElsewhere: true }
            ? $"Something in front of the store answers in its place, so the run was stopped: {exception.Message} "
                + "Check -Uri and the proxy of this machine, then start the same command again: the run goes on where it was."
            : $"The store took no call for too long, so the run was stopped: {exception.Message} "
                + "Start the same command again when it is back: the run goes on where it was.",
        innerException: exception,
        exitCode: 4);

    private static string Describe(IdentityStoreException exception, RecordBatch batch) =>
        Describe(exception, batch.Entries.Select(entry => entry.Record).ToArray());

    /// <summary>What happened, in words that may be shown.</summary>
    public static string Describe(IdentityStoreException exception, params IdentityRecord[] records) => exception.ServerMessage is null
        ? Plain(exception, records)
        : Plain(exception, records) + " " + ErrorText.Mask(exception.ServerMessage, records);

    /// <summary>What happened, without the server's own words; the name of its error and its reference are words too.</summary>
    /// <param name="exception">What happened.</param>
    /// <param name="records">The records that were sent, or looked up.</param>
    public static string Plain(IdentityStoreException exception, params IdentityRecord[] records)
    {
        string message = exception.Message;
        foreach (string? word in new[] { exception.ErrorName, exception.RequestToken })
        {
            if (word is not null && ErrorText.MaskWord(word, records) is var masked && masked != word)
            {
                message = message.Replace(word, masked);
            }
        }

        return message;
    }

    private static BulkUserResult Refused(RecordBatch batch, QueuedRecord record, string reason)
    {
        BulkUserResult result = New(batch, record, BulkUserStatus.Failed);
        result.Error = reason;
        return result;
    }

    private static BulkUserResult Refused(RecordBatch batch, QueuedRecord record, StoreRecordAnswer answer, BulkUserStatus status)
    {
        string words = answer.Message is null ? string.Empty : ErrorText.Mask(answer.Message, new[] { record.Record });
        BulkUserResult refused = New(batch, record, status);
        refused.Code = answer.Code;
        refused.CodeName = NameOf(record, answer);
        refused.Reference = ReferenceOf(record, answer.Reference);
        refused.Error = WithReference(refused.CodeName is null ? words : $"{refused.CodeName}: {words}", refused.Reference);
        return refused;
    }

    // One that repeats a value of the record is none.
    private static string? ReferenceOf(QueuedRecord record, string? reference) =>
        reference is not null && ErrorText.MaskWord(reference, new[] { record.Record }) == reference ? reference : null;

    private static string WithReference(string words, string? reference) =>
        reference is null || words.Contains(reference) ? words : $"{words} (reference {reference})".TrimStart();

    // A name that repeats a value of the record is none.
    private static string? NameOf(QueuedRecord record, StoreRecordAnswer? answer) =>
        answer?.Name is { } name && ErrorText.MaskWord(name, new[] { record.Record }) == name ? name : null;

    private static BulkUserResult New(RecordBatch batch, QueuedRecord record, BulkUserStatus status) =>
        new BulkUserResult(record.Record, status) { Batch = batch.Number, Attempts = record.Attempts, IsUpdate = record.IsUpdate };
}
