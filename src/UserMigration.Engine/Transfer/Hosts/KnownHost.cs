using System;

namespace UserMigration.Engine.Transfer.Hosts;

/// <summary>An entry in a file with known host keys.</summary>
internal sealed class KnownHost
{
    private const string RevokedMark = "@revoked";
    private const string AuthorityMark = "@cert-authority";

    private static readonly char[] s_spaces = { ' ', '\t' };

    private KnownHost(HostNames names, HostKey key)
    {
        Names = names;
        Key = key;
    }

    /// <summary>The names of the hosts.</summary>
    public HostNames Names { get; }

    /// <summary>The key.</summary>
    public HostKey Key { get; }

    /// <summary>Whether the key must not be accepted.</summary>
    public bool IsRevoked { get; private init; }

    /// <summary>Whether the key is that of an authority that signs the certificates of hosts. Such certificates are not supported.</summary>
    public bool IsAuthority { get; private init; }

    /// <summary>The full path of the file.</summary>
    public string Path { get; private init; } = string.Empty;

    /// <summary>The line; the first one is 1.</summary>
    public int Line { get; private init; }

    /// <summary>Reads a line.</summary>
    /// <param name="text">The line.</param>
    /// <param name="path">The full path of the file.</param>
    /// <param name="line">The number of the line.</param>
    /// <returns>The entry; null for a comment, an empty line, and a line that ssh would ignore too.</returns>
    public static KnownHost? Parse(string text, string path, int line)
    {
        string[] fields = text.Split(s_spaces, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length == 0 || fields[0][0] == '#')
        {
            return null;
        }

        int start = fields[0][0] == '@' ? 1 : 0;
        bool isRevoked = fields[0] == RevokedMark;
        bool isAuthority = fields[0] == AuthorityMark;
        if (fields.Length < start + 3 || (start == 1 && !isRevoked && !isAuthority))
        {
            return null;
        }

        try
        {
            HostKey key = new HostKey(Convert.FromBase64String(fields[start + 2]));
            return key.Type != fields[start + 1] ? null : new KnownHost(new HostNames(fields[start]), key)
            {
                IsRevoked = isRevoked,
                IsAuthority = isAuthority,
                Path = path,
                Line = line,
            };
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
