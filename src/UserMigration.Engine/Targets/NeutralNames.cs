namespace UserMigration.Engine.Targets;

/// <summary>
/// The neutral form in which structures go from one kind of store to another. The accounts at social networks are a list of objects with
/// <see cref="Provider"/> and <see cref="Identifier"/>; the consents are a list of objects with <see cref="Name"/>, <see cref="Granted"/> and
/// <see cref="Time"/>. Objects can lack members that a store does not have. The status of the account is a boolean: whether the user may sign in.
/// </summary>
internal static class NeutralNames
{
    /// <summary>The social network, in lower case and without a domain: google.</summary>
    public const string Provider = "provider";

    /// <summary>The identifier of the user at the social network.</summary>
    public const string Identifier = "identifier";

    /// <summary>The name of a consent.</summary>
    public const string Name = "name";

    /// <summary>Whether a consent was given, as a boolean.</summary>
    public const string Granted = "granted";

    /// <summary>When a consent was given or revoked, as ISO 8601 text in UTC.</summary>
    public const string Time = "time";
}
