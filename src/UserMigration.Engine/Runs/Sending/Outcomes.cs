using System;
using System.Linq;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>Creates the outcomes of records, and the errors that end a run.</summary>
internal static class Outcomes
{
    /// <summary>Creates the outcome from the store's answer for the record.</summary>
    public static BulkUserResult Create(RecordBatch batch, QueuedRecord record, StoreRecordAnswer answer)
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

    /// <summary>
    /// Creates the outcome for a record that was sent twice and refused, while the store has a user with its key: the
    /// first call may have created the user.
    /// </summary>
    public static BulkUserResult RefusedInDoubt(RecordBatch batch, QueuedRecord record, StoreRecordAnswer answer, IdentityUser user)
    {
        BulkUserResult result = Refused(batch, record, answer, BulkUserStatus.Existing);
        result.Uuid = user.Uuid;
        result.Settled = true;
        return result;
    }

    /// <summary>
    /// Creates the outcome for a record whose answer was lost and whose key an existing user has, if the record does not
    /// have the store's identifier of that user.
    /// </summary>
    public static BulkUserResult ExistingUnlessResolved(RecordBatch batch, QueuedRecord record, IdentityUser user, StoreCapabilities capabilities)
    {
        BulkUserResult result = New(batch, record, BulkUserStatus.Existing);
        result.Uuid = user.Uuid;
        result.Settled = true;
        StoreSetting? resolving = capabilities.Settings.FirstOrDefault(setting => setting.Type == typeof(bool) && setting.EffectsOf(true) == StoreSettingEffects.ResolvesIdentifiers);
        result.Error = "The store has a user with this key, but it is unknown whether this run created it. To give the user the values of the "
            + "record, send the record with the identifier of the user" + (resolving is null ? "." : $", or use -{resolving.Name}.");
        return result;
    }

    /// <summary>Creates the outcome for a record that was the only one in a call that was refused.</summary>
    public static BulkUserResult Failed(RecordBatch batch, QueuedRecord record, IdentityStoreException exception)
    {
        BulkUserResult result = New(batch, record, BulkUserStatus.Failed);
        result.Code = exception.Code;
        result.Attribute = NamedAttribute.Find(exception.ServerMessage, record.Record);
        result.Reference = ReferenceOf(record, exception.RequestToken);
        result.Error = WithReference(Describe(exception, record.Record), result.Reference);
        return result;
    }

    /// <summary>Creates the outcome for a record whose outcome is unknown.</summary>
    public static BulkUserResult Unresolved(RecordBatch batch, QueuedRecord record, string reason)
    {
        BulkUserResult result = New(batch, record, BulkUserStatus.Unresolved);
        result.Error = (record.IsDeletion ? "It is unknown whether the store deleted the user. "
            : record.IsUpdate ? "It is unknown whether the store changed the user. "
            : "It is unknown whether the store has the user. ") + reason;
        return result;
    }

    /// <summary>Creates the outcome for a record that was certainly not sent.</summary>
    public static BulkUserResult NotSent(RecordBatch batch, QueuedRecord record, string reason)
    {
        BulkUserResult result = New(batch, record, BulkUserStatus.NotSent);
        result.Error = reason;
        return result;
    }

    /// <summary>Creates the outcome for a record that was looked up after an answer was lost, and whose user this run created.</summary>
    public static BulkUserResult Settled(RecordBatch batch, QueuedRecord record, IdentityUser user)
    {
        BulkUserResult result = New(batch, record, BulkUserStatus.Created);
        result.Uuid = user.Uuid;
        result.Settled = true;
        return result;
    }

    /// <summary>Creates the outcome for an existing user that now matches the record.</summary>
    public static BulkUserResult Changed(RecordBatch batch, QueuedRecord record, IdentityUser user, BulkUserStatus status, bool isSettled = false)
    {
        BulkUserResult result = New(batch, record, status);
        result.Uuid = user.Uuid;
        result.Settled = isSettled;
        return result;
    }

    /// <summary>Creates the outcome for a user that the store deleted, or scheduled for deletion.</summary>
    public static BulkUserResult Deleted(RecordBatch batch, QueuedRecord record, string identifier, bool isLater, bool wasInDoubt)
    {
        BulkUserResult result = New(batch, record, BulkUserStatus.Deleted);
        result.Uuid = identifier;
        result.CodeName = isLater ? "scheduled" : null;
        result.Settled = wasInDoubt;
        return result;
    }

    /// <summary>Creates the outcome for a user that does not exist: the store never had it, or deleted it in a call whose answer was lost.</summary>
    public static BulkUserResult Gone(RecordBatch batch, QueuedRecord record, string? identifier, bool isByUs)
    {
        BulkUserResult result = New(batch, record, isByUs ? BulkUserStatus.Deleted : BulkUserStatus.Unchanged);
        result.Uuid = isByUs ? identifier : null;
        result.CodeName = isByUs ? null : "absent";
        result.Settled = isByUs;
        return result;
    }

    /// <summary>Creates the outcome for a deletion whose record does not identify a user.</summary>
    public static BulkUserResult NobodyToDelete(RecordBatch batch, QueuedRecord record, string key) => record.InDoubtSince is null
        ? Refused(batch, record, $"The record has no {key} that identifies the user to delete.")
        : Unresolved(batch, record, $"The record has no {key} to look up its user by.");

    /// <summary>Creates the outcome for a deletion whose record has a value that can't be an identifier.</summary>
    public static BulkUserResult NotAnIdentifier(RecordBatch batch, QueuedRecord record, string name) =>
        Refused(batch, record, $"The {name} of the record does not have the format of an identifier, so no call to delete a user was made.");

    /// <summary>Creates the outcome that an upload would have.</summary>
    public static BulkUserResult Planned(RecordBatch batch, QueuedRecord record, IdentityUser? user, BulkUserStatus status)
    {
        BulkUserResult result = New(batch, record, status);
        result.Batch = 0;
        result.Uuid = user?.Uuid;
        return result;
    }

    /// <summary>Creates the outcome for a record that the store refused as a duplicate, although the store has no user with its key.</summary>
    public static BulkUserResult Elsewhere(RecordBatch batch, QueuedRecord record, string key)
    {
        BulkUserResult result = New(batch, record, BulkUserStatus.Failed);
        result.Code = record.Refusal?.Code;
        result.CodeName = NameOf(record, record.Refusal);
        result.Attribute = NamedAttribute.Find(record.Refusal?.Message, record.Record);
        result.Error = $"{result.CodeName ?? "duplicate"}: The store has no user with this {key}. "
            + "Another unique attribute of the record is already in use, or another record of its batch is a duplicate.";
        return result;
    }

    /// <summary>
    /// Creates the outcome for a record that the store may have refused as a duplicate, although a look-up finds no user with its key. If the
    /// answer to an earlier call was lost, that call may have created the user.
    /// </summary>
    public static BulkUserResult NotConfirmed(RecordBatch batch, QueuedRecord record, string key)
    {
        if (record.InDoubtSince is not null)
        {
            return Unresolved(batch, record, $"The store refused the record as a duplicate, but shows no user with this {key}: it may show a new user later, or the {key} or another unique attribute belongs to another user.");
        }

        BulkUserResult result = Refused(batch, record, record.Refusal!, BulkUserStatus.Failed);
        result.Error += $" The store shows no user with this {key}. If the {key} is taken, it belongs to a user whom the API client can't see.";
        return result;
    }

    /// <summary>Creates the outcome for a record whose answer was lost, if this run did not certainly create the user that the store has.</summary>
    public static BulkUserResult ExistingInDoubt(RecordBatch batch, QueuedRecord record, IdentityUser user)
    {
        BulkUserResult result = New(batch, record, BulkUserStatus.Existing);
        result.Uuid = user.Uuid;
        result.Settled = true;
        result.Error = "The store has a user with this key, but this run did not certainly create it.";
        return result;
    }

    /// <summary>Creates the error that ends the run because every call would be refused.</summary>
    /// <param name="batch">The records of the call.</param>
    /// <param name="exception">The refusal.</param>
    /// <param name="store">The store.</param>
    public static MigrationException Denied(RecordBatch batch, IdentityStoreException exception, IIdentityStore store) =>
        Denied(exception, Describe(exception, batch), store);

    /// <summary>Creates the error that ends the run because every call would be refused.</summary>
    /// <param name="exception">The refusal.</param>
    /// <param name="words">The part of the refusal that may be displayed.</param>
    /// <param name="store">The store.</param>
    public static MigrationException Denied(IdentityStoreException exception, string words, IIdentityStore store) => new MigrationException(
        "RunDenied",
        MigrationFault.PermissionDenied,
        exception.IsFromElsewhere || exception.InnerException is System.Net.Http.HttpRequestException
            ? $"No call reaches the store, so the run was stopped: {words}"
            : $"The store refuses calls of this kind, so the run was stopped: {words} "
                + (store.Capabilities.HasEntityTypes ? "Check the credential, its permissions and -EntityType." : "Check the credential and its permissions."),
        innerException: exception,
        exitCode: 4);

    /// <summary>Creates the error that ends the run because a setting is wrong.</summary>
    /// <param name="batch">The records of the call.</param>
    /// <param name="exception">The refusal.</param>
    /// <param name="store">The store.</param>
    public static MigrationException SettingRefused(RecordBatch batch, IdentityStoreException exception, IIdentityStore store) => SettingRefused(
        exception,
        Describe(exception, batch),
        $"Check {(store.Capabilities.HasEntityTypes ? "-EntityType, " : string.Empty)}-PrimaryKey, -Map and the names of the attributes.");

    /// <summary>Creates the error that ends the run because a setting is wrong.</summary>
    /// <param name="exception">The refusal.</param>
    /// <param name="words">The part of the refusal that may be displayed.</param>
    /// <param name="advice">How to fix the setting.</param>
    public static MigrationException SettingRefused(IdentityStoreException exception, string words, string advice) => new MigrationException(
        "RunSettingRefused",
        MigrationFault.InvalidArgument,
        $"The store keeps refusing records for the same reason, so a setting is wrong and the run was stopped: {words} {advice}",
        innerException: exception,
        exitCode: 4);

    /// <summary>Creates the error that ends the run because the store does not have an attribute that every record has.</summary>
    public static MigrationException AttributeUnknown(BulkUserResult first) => new MigrationException(
        "RunSettingRefused",
        MigrationFault.InvalidArgument,
        $"The store refused all records of the first batch because of the same attribute, so the run was stopped: {first.Error} "
            + "Rename or omit the column with the -Map parameter of ConvertTo-IdentityRecord.",
        exitCode: 4);

    /// <summary>Creates the error that ends the run because users can't be changed correctly without the schema.</summary>
    public static MigrationException SchemaUnreadable(Exception exception) => new MigrationException(
        "SchemaUnreadable",
        MigrationFault.ConnectionFailed,
        $"An update needs the schema to change no more of a user than it should, but the schema can't be read: {exception.Message} "
            + "Give the API client the permission to read it, then run the same command again.",
        innerException: exception,
        exitCode: 4);

    /// <summary>Creates the error that ends the run because the store accepted no calls for too long.</summary>
    public static MigrationException Unavailable(Exception exception) => new MigrationException(
        "StoreUnavailable",
        MigrationFault.ConnectionFailed,
        exception is IdentityStoreException { IsFromElsewhere: true }
            ? $"A system in front of the store answers in its place, so the run was stopped: {exception.Message} "
                + "Check -Uri and the proxy of this machine, then run the same command again: the run resumes where it stopped."
            : $"The store accepted no calls for too long, so the run was stopped: {exception.Message} "
                + "Run the same command again when the store is available: the run resumes where it stopped.",
        innerException: exception,
        exitCode: 4);

    private static string Describe(IdentityStoreException exception, RecordBatch batch) =>
        Describe(exception, batch.Entries.Select(entry => entry.Record).ToArray());

    /// <summary>Describes a failed call in text that may be displayed.</summary>
    public static string Describe(IdentityStoreException exception, params IdentityRecord[] records) => exception.ServerMessage is null
        ? Plain(exception, records)
        : Plain(exception, records) + " " + ErrorTextMasker.Mask(exception.ServerMessage, records);

    /// <summary>Describes a failed call without the server's own text. The name of the error and the reference are masked too.</summary>
    /// <param name="exception">The failed call.</param>
    /// <param name="records">The records that were sent, or looked up.</param>
    public static string Plain(IdentityStoreException exception, params IdentityRecord[] records)
    {
        string message = exception.Message;
        foreach (string? word in new[] { exception.ErrorName, exception.RequestToken })
        {
            if (word is not null && ErrorTextMasker.MaskWord(word, records) is var masked && masked != word)
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
        string words = answer.Message is null ? string.Empty : ErrorTextMasker.Mask(answer.Message, new[] { record.Record });
        BulkUserResult refused = New(batch, record, status);
        refused.Code = answer.Code;
        refused.CodeName = NameOf(record, answer);
        refused.Attribute = NamedAttribute.Find(answer.Message, record.Record);
        refused.Reference = ReferenceOf(record, answer.Reference);
        refused.Error = WithReference(refused.CodeName is null ? words : $"{refused.CodeName}: {words}", refused.Reference);
        return refused;
    }

    // A reference that repeats a value of the record is omitted.
    private static string? ReferenceOf(QueuedRecord record, string? reference) =>
        reference is not null && ErrorTextMasker.MaskWord(reference, new[] { record.Record }) == reference ? reference : null;

    private static string WithReference(string words, string? reference) =>
        reference is null || words.Contains(reference) ? words : $"{words} (reference {reference})".TrimStart();

    // A name that repeats a value of the record is omitted.
    private static string? NameOf(QueuedRecord record, StoreRecordAnswer? answer) =>
        answer?.Name is { } name && ErrorTextMasker.MaskWord(name, new[] { record.Record }) == name ? name : null;

    private static BulkUserResult New(RecordBatch batch, QueuedRecord record, BulkUserStatus status) =>
        new BulkUserResult(record.Record, status) { Batch = batch.Number, Attempts = record.Attempts, IsUpdate = record.IsUpdate };
}
