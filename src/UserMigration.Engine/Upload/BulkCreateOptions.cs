namespace UserMigration.Engine.Upload;

/// <summary>How an upload runs. The defaults are those of the targets' own documents.</summary>
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

    /// <summary>Looks up what would become of the records, and changes nothing.</summary>
    public bool Plan { get; set; }

    /// <summary>How the store commits the records of a batch; unset, it decides.</summary>
    public CommitEach CommitEach { get; set; }
}
