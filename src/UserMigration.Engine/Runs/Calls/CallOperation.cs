namespace UserMigration.Engine.Runs.Calls;

/// <summary>What a call to a store is for.</summary>
public enum CallOperation
{
    /// <summary>Creates users, or changes them if the kind of store has one call for both.</summary>
    Create,

    /// <summary>Changes a user.</summary>
    Update,

    /// <summary>Deletes a user.</summary>
    Delete,

    /// <summary>Looks up users.</summary>
    LookUp,

    /// <summary>Counts users.</summary>
    Count,

    /// <summary>Reads the schema.</summary>
    Schema,

    /// <summary>Reads a page of users.</summary>
    Page,
}
