using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;

namespace UserMigration.Sandbox.Scim.Tokens;

/// <summary>The valid access tokens.</summary>
internal sealed class TokenStore
{
    private readonly ConcurrentDictionary<string, long> _ends = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;

    public TokenStore(int lifetime, TimeProvider time)
    {
        Lifetime = lifetime;
        _time = time;
    }

    /// <summary>The lifetime of a token in seconds.</summary>
    public int Lifetime { get; }

    /// <summary>Issues a token.</summary>
    public string Issue()
    {
        long now = _time.GetTimestamp();
        foreach (KeyValuePair<string, long> old in _ends.Where(token => token.Value <= now))
        {
            _ends.TryRemove(old.Key, out _);
        }

        string text = RandomNumberGenerator.GetHexString(64, lowercase: true);
        _ends[text] = now + (Lifetime * _time.TimestampFrequency);
        return text;
    }

    /// <summary>Whether a token is known and has not expired.</summary>
    public bool IsValid(string text) => _ends.TryGetValue(text, out long end) && end > _time.GetTimestamp();
}
