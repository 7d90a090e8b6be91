namespace UserMigration.Engine.Targets;

/// <summary>What an answer says about the password of a user.</summary>
internal enum PasswordPresence
{
    /// <summary>The answer has no password attribute.</summary>
    Absent,

    /// <summary>The answer has a password attribute without a value.</summary>
    Empty,

    /// <summary>The answer has the password.</summary>
    Present,
}
