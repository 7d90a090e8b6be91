using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;

namespace UserMigration.Sandbox.Tokens;

/// <summary>The valid access tokens. Their number is not limited.</summary>
internal sealed class TokenStore
{
    private readonly ConcurrentDictionary<string, Token> _tokens = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;

    public TokenStore(int lifetime, TimeProvider time)
    {
        Lifetime = lifetime;
        _time = time;
    }

    /// <summary>The lifetime of a token in seconds.</summary>
    public int Lifetime { get; }

    /// <summary>Issues a token.</summary>
    public string Issue(params string[] scopes)
    {
        long now = _time.GetTimestamp();
        foreach (KeyValuePair<string, Token> old in _tokens.Where(token => token.Value.End <= now))
        {
            _tokens.TryRemove(old.Key, out _);
        }

        string text = RandomNumberGenerator.GetHexString(64, lowercase: true);
        _tokens[text] = new Token(now + (Lifetime * _time.TimestampFrequency), scopes);
        return text;
    }

    /// <summary>Returns the scopes of a token, or null if it is unknown or has expired.</summary>
    public IReadOnlyCollection<string>? Find(string text) =>
        _tokens.TryGetValue(text, out Token? token) && token.End > _time.GetTimestamp() ? token.Scopes : null;

    /// <summary>Whether a token is known and has not expired.</summary>
    public bool IsValid(string text) => Find(text) is not null;

    /// <summary>Revokes all tokens.</summary>
    public void Revoke() => _tokens.Clear();

    private sealed record Token(long End, IReadOnlyCollection<string> Scopes);
}
