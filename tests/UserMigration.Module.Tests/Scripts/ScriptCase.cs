namespace UserMigration.Module.Tests.Scripts;

/// <summary>What a script meets.</summary>
public enum ScriptCase
{
    /// <summary>Nothing is wrong.</summary>
    AllWell,

    /// <summary>The file or folder that it reads does not exist.</summary>
    MissingFile,

    /// <summary>The file has two columns of the same name.</summary>
    IllegalHeader,

    /// <summary>There is no session, and none can be made.</summary>
    NoSession,

    /// <summary>The store refuses the credential.</summary>
    WrongCredential,

    /// <summary>The run folder is a folder with other files.</summary>
    RefusedRunFolder,

    /// <summary>A record has an error.</summary>
    RecordFailed,

    /// <summary>The answer for a record is lost, and the record can't be looked up.</summary>
    RecordUnresolved,
}
