namespace UserMigration.Engine.Changes;

/// <summary>What became of a user between two exports.</summary>
internal enum ChangeKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The later export has it no more.</summary>
    Delete,

    /// <summary>Both exports have it, with different values.</summary>
    Update,

    /// <summary>The later export alone has it.</summary>
    Create,
}
