namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>A text with a mark that identifies the kind of hash.</summary>
internal readonly struct MarkedHash
{
    /// <param name="encoding">The format of the hash, for people.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="rest">The text after the mark.</param>
    public MarkedHash(string encoding, string text, string rest)
    {
        Encoding = encoding;
        Text = text;
        Rest = rest;
    }

    /// <summary>The format of the hash, for people: <c>crypt</c>, <c>LDAP {SSHA}</c>, <c>Django</c>.</summary>
    public string Encoding { get; }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>The text after the mark.</summary>
    public string Rest { get; }
}
