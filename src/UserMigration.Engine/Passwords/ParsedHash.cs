using System;
using System.Collections.Generic;
using UserMigration.Engine.Passwords.Schemes;

namespace UserMigration.Engine.Passwords;

/// <summary>A hash and its parts. Never show it; show only the result of <see cref="Describe"/>.</summary>
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

    /// <summary>The kind of hash, one of <see cref="PasswordHashKind"/>.</summary>
    public string Kind { get; }

    /// <summary>The format in which the hash is written.</summary>
    public string Encoding { get; set; }

    /// <summary>The hash itself, without text that an exporting system put around it.</summary>
    public string Text { get; }

    /// <summary>Whether the text can also be a hash of another kind, or clear text.</summary>
    public bool IsAmbiguous { get; init; }

    /// <summary>
    /// Additional information that the verification needs: the bcrypt or phpass hash inside this hash; for Argon2, a word if the hash
    /// was created with a key. Otherwise null.
    /// </summary>
    public string? Variant { get; set; }

    /// <summary>The salt as bytes; null if the text has it in a format of its own.</summary>
    public byte[]? Salt { get; set; }

    /// <summary>Whether the salt is text, and not encoded bytes.</summary>
    public bool HasTextSalt { get; set; }

    /// <summary>The digest as bytes; null if the text has it in a format of its own.</summary>
    public byte[]? Digest { get; set; }

    /// <summary>The parameters by name.</summary>
    public IReadOnlyDictionary<string, long> Parameters => _parameters ?? s_noParameters;

    /// <summary>The issues of the hash: errors and warnings.</summary>
    public IReadOnlyList<MigrationIssue> Issues => _issues is null ? Array.Empty<MigrationIssue>() : _issues;

    /// <summary>The first error, or null.</summary>
    public MigrationIssue? Fault => _issues?.Find(issue => issue.Severity == IssueSeverity.Error);

    /// <summary>Gets the value of a parameter; 0 if the hash does not have the parameter.</summary>
    public long this[string name] => _parameters is not null && _parameters.TryGetValue(name, out long value) ? value : 0;

    /// <summary>Adds a parameter.</summary>
    public ParsedHash With(string name, long value)
    {
        (_parameters ??= new Dictionary<string, long>(StringComparer.Ordinal))[name] = value;
        return this;
    }

    /// <summary>Adds salt and digest, and their sizes as parameters.</summary>
    public ParsedHash With(byte[] salt, byte[] digest)
    {
        Salt = salt;
        Digest = digest;
        return With("saltBytes", salt.Length).With("digestBytes", digest.Length);
    }

    /// <summary>Adds a text salt and a digest.</summary>
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

    /// <summary>Gets the information about the hash that can be shown.</summary>
    public PasswordHash Describe() => new PasswordHash(
        Kind, Encoding, IsAmbiguous ? PasswordSchemes.Get(Kind).Candidates : Array.Empty<string>(), Parameters, Issues);

    /// <summary>Returns the kind, never the hash.</summary>
    public override string ToString() => Kind;
}
