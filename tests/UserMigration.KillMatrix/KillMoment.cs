namespace UserMigration.KillMatrix;

/// <summary>When a victim dies.</summary>
internal enum KillMoment
{
    /// <summary>It lives.</summary>
    Never,

    /// <summary>When a byte of the journal has been written, and not the next one.</summary>
    JournalByte,

    /// <summary>When a call is about to be sent.</summary>
    CallSent,

    /// <summary>When a call has been answered, and nobody knows.</summary>
    CallAnswered,

    /// <summary>When a change of a user is about to be sent.</summary>
    ChangeSent,

    /// <summary>When a change of a user has been answered, and nobody knows.</summary>
    ChangeAnswered,
}
