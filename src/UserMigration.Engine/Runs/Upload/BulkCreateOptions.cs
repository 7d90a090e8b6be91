using System;
using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Upload;

/// <summary>The options for an upload. The store recommends a batch size and a key (<see cref="StoreCapabilities"/>).</summary>
public sealed class BulkCreateOptions : RunOptions
{
    /// <summary>The number of records in a batch, at least 1. The default is 10.</summary>
    public int BatchSize { get; set; } = 10;

    /// <summary>The attribute that identifies a user, with dots between the names of a path. The default is email.</summary>
    public string PrimaryKey { get; set; } = "email";

    /// <summary>
    /// Accepts records whose values differ from those that the run sent: a processed record counts as done, and a record
    /// whose outcome is unknown is continued with the new values. Otherwise the former is rejected, and the latter stays
    /// unresolved.
    /// </summary>
    public bool Force { get; set; }

    /// <summary>Changes existing users to match their records. Otherwise they are left unchanged.</summary>
    public bool DeltaMigration { get; set; }

    /// <summary>Sends the records without their passwords (<see cref="StoreCapabilities.PasswordAttributes"/>).</summary>
    public bool OmitPassword { get; set; }

    /// <summary>Deletes the users of records whose operation is a deletion. Otherwise these records are rejected.</summary>
    public bool AllowDelete { get; set; }

    /// <summary>
    /// Sends records again that the store refused in an earlier command of the run. Otherwise they are only sent if their values have changed.
    /// </summary>
    public bool RetryFailed { get; set; }

    /// <summary>
    /// Whether the records come from the run itself (<see cref="RunRetry"/>): only what was to be sent before is sent, and records that were
    /// rejected stay rejected.
    /// </summary>
    public bool IsRetryOfRun { get; set; }

    /// <summary>Looks up what the upload would do with the records, and changes nothing.</summary>
    public bool Plan { get; set; }

    /// <summary>Gets the name of the format of a password, which is one of a limited number of names and never a part of the password.</summary>
    public Func<object, string> GetPasswordFormat { get; set; } = _ => "unknown";

    /// <summary>Whether the user of a record is changed if it exists: in a delta migration, or if the operation of the record requires it.</summary>
    /// <param name="record">The record.</param>
    internal bool IsToChange(IdentityRecord record) => DeltaMigration || record.Operation is RecordOperation.Create or RecordOperation.Update;

    /// <summary>The settings that only some kinds of store have.</summary>
    public StoreSettings Settings { get; set; } = StoreSettings.None;

    /// <summary>Whether a refused record refuses its whole call.</summary>
    internal bool IsAllOrNone => Settings.Have(StoreSettingEffects.AllOrNone);

    /// <summary>
    /// Whether the user of a record that lacks the store's identifier is looked up before the record is sent, and the record is sent with the
    /// identifier.
    /// </summary>
    internal bool ResolvesIdentifiers => Settings.Have(StoreSettingEffects.ResolvesIdentifiers);
}
