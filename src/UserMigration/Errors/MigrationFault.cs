namespace UserMigration;

/// <summary>The kinds of fault that end a command.</summary>
public enum MigrationFault
{
    /// <summary>A parameter can't be used so.</summary>
    InvalidArgument,

    /// <summary>The data can't be used so.</summary>
    InvalidData,

    /// <summary>The command can't be used at this point.</summary>
    InvalidOperation,

    /// <summary>A file, a column or a session is not there.</summary>
    NotFound,

    /// <summary>A file can't be opened.</summary>
    OpenFailed,

    /// <summary>A file can't be written.</summary>
    WriteFailed,

    /// <summary>The identity store can't be reached or does not answer as it should.</summary>
    ConnectionFailed,

    /// <summary>The identity store refuses the credential or the permission.</summary>
    PermissionDenied,

    /// <summary>Something that is needed is not installed.</summary>
    NotInstalled,
}
