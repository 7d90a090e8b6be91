namespace UserMigration;

/// <summary>The kinds of fault that end a command.</summary>
public enum MigrationFault
{
    /// <summary>A parameter is not valid here.</summary>
    InvalidArgument,

    /// <summary>The data is not valid here.</summary>
    InvalidData,

    /// <summary>The command can't be used at this point.</summary>
    InvalidOperation,

    /// <summary>A file, a column or a session does not exist.</summary>
    NotFound,

    /// <summary>A file can't be opened.</summary>
    OpenFailed,

    /// <summary>A file can't be written.</summary>
    WriteFailed,

    /// <summary>The identity store can't be reached or returns an unexpected answer.</summary>
    ConnectionFailed,

    /// <summary>The identity store refuses the credential or the permission.</summary>
    PermissionDenied,

    /// <summary>A required component is not installed.</summary>
    NotInstalled,
}
