using System;
using System.Collections.Generic;
using UserMigration.Engine.Passwords.Schemes;

namespace UserMigration.Engine.Passwords;

/// <summary>A hash taken apart. It holds the hash: it is never shown, only <see cref="Describe"/> is.</summary>
internal sealed class ParsedHash
{
    private static readonly IReadOnlyDictionary<string, long> s_noParameters = new Dictionary<string, long>(0, StringComparer.Ordinal);

    private Dictionary<string, long>? _parameters;
    private List<MigrationIssue>? _issues;

    public ParsedHash(string kind, string encoding, string text)
    {
        Kind = kind;
        Encoding = encoding;
        Text = text;
    }

    /// <summary>One of <see cref="PasswordHashKind"/>.</summary>
    public string Kind { get; }

    /// <summary>How it is written.</summary>
    public string Encoding { get; set; }

    /// <summary>The hash by itself, without what an exporting system put around it.</summary>
    public string Text { get; }

    /// <summary>Whether other kinds, or clear text, fit as well.</summary>
    public bool IsAmbiguous { get; init; }

    /// <summary>
    /// What its verification needs beside: the bcrypt or phpass hash that is inside of it; for Argon2, a word where it was made
    /// with a key. Else null.
    /// </summary>
    public string? Variant { get; set; }

    /// <summary>The salt as bytes, or null where the text has it in a form of its own.</summary>
    public byte[]? Salt { get; set; }

    /// <summary>Whether the salt is text, and not bytes that were written down as text.</summary>
    public bool HasTextSalt { get; set; }

    /// <summary>The digest as bytes, or null where the text has it in a form of its own.</summary>
    public byte[]? Digest { get; set; }

    /// <summary>The parameters by name.</summary>
    public IReadOnlyDictionary<string, long> Parameters => _parameters ?? s_noParameters;

    /// <summary>What is wrong or unusual.</summary>
    public IReadOnlyList<MigrationIssue> Issues => _issues is null ? Array.Empty<MigrationIssue>() : _issues;

    /// <summary>The first Error, or null.</summary>
    public MigrationIssue? Fault => _issues?.Find(issue => issue.Severity == IssueSeverity.Error);

    /// <summary>The value of a parameter, or 0 where it has none of that name.</summary>
    public long this[string name] => _parameters is not null && _parameters.TryGetValue(name, out long value) ? value : 0;

    /// <summary>Adds a parameter.</summary>
    public ParsedHash With(string name, long value)
    {
        (_parameters ??= new Dictionary<string, long>(StringComparer.Ordinal))[name] = value;
        return this;
    }

    /// <summary>Adds salt and digest, with their sizes as parameters.</summary>
    public ParsedHash With(byte[] salt, byte[] digest)
    {
        Salt = salt;
        Digest = digest;
        return With("saltBytes", salt.Length).With("digestBytes", digest.Length);
    }

    /// <summary>Adds a salt that is text, and a digest.</summary>
    public ParsedHash WithText(string salt, byte[] digest)
    {
        HasTextSalt = true;
        return With(System.Text.Encoding.UTF8.GetBytes(salt), digest);
    }

    /// <summary>Adds an issue.</summary>
    public ParsedHash With(MigrationIssue issue)
    {
        (_issues ??= new List<MigrationIssue>()).Add(issue);
        return this;
    }

    /// <summary>Marks the hash as damaged; see <see cref="HashIssues.Damaged"/>.</summary>
    public ParsedHash Damaged(string what) => With(HashIssues.Damaged(Kind, what));

    /// <summary>What may be shown of it.</summary>
    public PasswordHash Describe() => new PasswordHash(
        Kind, Encoding, IsAmbiguous ? PasswordSchemes.Get(Kind).Candidates : Array.Empty<string>(), Parameters, Issues);

    /// <summary>The kind; never the hash.</summary>
    public override string ToString() => Kind;
}
