namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>A text with a mark that says which kind of hash it is.</summary>
internal readonly struct MarkedHash
{
    /// <param name="encoding">How such hashes are written, for people.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="rest">What follows the mark.</param>
    public MarkedHash(string encoding, string text, string rest)
    {
        Encoding = encoding;
        Text = text;
        Rest = rest;
    }

    /// <summary>How such hashes are written, for people: <c>crypt</c>, <c>LDAP {SSHA}</c>, <c>Django</c>.</summary>
    public string Encoding { get; }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>What follows the mark.</summary>
    public string Rest { get; }
}
