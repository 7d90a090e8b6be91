using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Upload;

/// <summary>How an upload runs. Size and key are the store's to advise (<see cref="StoreTraits"/>).</summary>
public sealed class BulkCreateOptions : RunOptions
{
    /// <summary>Records in a batch, from 1: 10.</summary>
    public int BatchSize { get; set; } = 10;

    /// <summary>The attribute that identifies a user, with dots between the names of a path: email.</summary>
    public string PrimaryKey { get; set; } = "email";

    /// <summary>
    /// Takes a record that the run has done with other values for done, and goes on with the new values where it was under
    /// way; without it such a record is rejected, and unresolved.
    /// </summary>
    public bool Force { get; set; }

    /// <summary>Changes users that the store has already to what their records say, rather than leave them alone.</summary>
    public bool DeltaMigration { get; set; }

    /// <summary>
    /// Looks up the user of a record that does not name it by the store's identifier, and puts that in, before it is sent.
    /// </summary>
    public bool ResolveSub { get; set; }

    /// <summary>Leaves passwords out of what is sent (<see cref="StoreTraits.PasswordAttributes"/>).</summary>
    public bool OmitPassword { get; set; }

    /// <summary>Deletes the users of records whose operation says so; without it such records are rejected.</summary>
    public bool AllowDelete { get; set; }

    /// <summary>Looks up what would become of the records, and changes nothing.</summary>
    public bool Plan { get; set; }

    /// <summary>Whether the user of a record is changed where the store has it: in a delta migration, and where the record says so.</summary>
    /// <param name="record">The record.</param>
    internal bool IsToChange(IdentityRecord record) => DeltaMigration || record.Operation is RecordOperation.Create or RecordOperation.Update;

    /// <summary>How the store commits the records of a batch; unset, it decides.</summary>
    public CommitEach CommitEach { get; set; }
}
