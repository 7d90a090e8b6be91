using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;

namespace UserMigration.Sandbox.PingOne.Tokens;

/// <summary>The valid access tokens.</summary>
internal sealed class TokenTable
{
    private readonly ConcurrentDictionary<string, long> _ends = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;

    public TokenTable(int lifetime, TimeProvider time)
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

        string token = RandomNumberGenerator.GetHexString(64, lowercase: true);
        _ends[token] = now + (Lifetime * _time.TimestampFrequency);
        return token;
    }

    /// <summary>Whether a token is valid.</summary>
    public bool IsValid(string token) => _ends.TryGetValue(token, out long end) && end > _time.GetTimestamp();
}
