using System;
using System.Security.Cryptography;
using System.Text;

namespace UserMigration.Engine.Transfer.Hosts;

/// <summary>
/// The names of an entry in a file with known host keys (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT): a list of patterns with wildcards
/// and negation, or the keyed hash of a single name.
/// </summary>
internal sealed class HostNames
{
    private const string HashMark = "|1|";

    private readonly string _text;

    /// <summary>Creates the names of an entry.</summary>
    /// <param name="text">The first field of the entry after the marker.</param>
    public HostNames(string text) => _text = text;

    /// <summary>Whether a host is one of the names.</summary>
    /// <param name="host">The name of the host, or <c>[host]:port</c> if the port is not 22.</param>
    public bool Match(string host)
    {
        string name = host.ToLowerInvariant();
        return _text.StartsWith(HashMark, StringComparison.Ordinal) ? MatchHash(name) : MatchPatterns(name);
    }

    private bool MatchPatterns(string name)
    {
        bool isMatch = false;
        foreach (string pattern in _text.ToLowerInvariant().Split(','))
        {
            bool isNegated = pattern.Length > 0 && pattern[0] == '!';
            if (Match(pattern, isNegated ? 1 : 0, name, 0))
            {
                if (isNegated)
                {
                    return false;
                }

                isMatch = true;
            }
        }

        return isMatch;
    }

    private static bool Match(string pattern, int at, string name, int from)
    {
        for (; at < pattern.Length; at++, from++)
        {
            if (pattern[at] == '*')
            {
                for (int rest = from; rest <= name.Length; rest++)
                {
                    if (Match(pattern, at + 1, name, rest))
                    {
                        return true;
                    }
                }

                return false;
            }

            if (from == name.Length || (pattern[at] != '?' && pattern[at] != name[from]))
            {
                return false;
            }
        }

        return from == name.Length;
    }

    private bool MatchHash(string name)
    {
        string[] fields = _text.Split('|');
        if (fields.Length != 4)
        {
            return false;
        }

        try
        {
            // The format prescribes SHA-1. It only hides the name; the host is identified by its key.
#pragma warning disable CA5350
            using HMACSHA1 hash = new HMACSHA1(Convert.FromBase64String(fields[2]));
#pragma warning restore CA5350
            return hash.ComputeHash(Encoding.UTF8.GetBytes(name)).AsSpan().SequenceEqual(Convert.FromBase64String(fields[3]));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
