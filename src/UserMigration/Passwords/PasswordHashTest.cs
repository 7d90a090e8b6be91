using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>What became of testing a password hash. It holds neither the hash nor the password.</summary>
public sealed class PasswordHashTest
{
    private readonly PasswordHash _hash;

    /// <summary>Makes a result.</summary>
    /// <param name="hash">What the hash says of itself.</param>
    /// <param name="type">The type that it is sent as, or null where it would be refused.</param>
    /// <param name="verified">See <see cref="Verified"/>.</param>
    /// <param name="message">What there is to say; see <see cref="Message"/>.</param>
    public PasswordHashTest(PasswordHash hash, string? type, bool? verified, string message)
    {
        _hash = hash ?? throw new ArgumentNullException(nameof(hash));
        Type = type;
        Verified = verified;
        Message = message ?? throw new ArgumentNullException(nameof(message));
    }

    /// <summary>The kind, one of <see cref="PasswordHashKind"/>.</summary>
    public string Kind => _hash.Kind;

    /// <summary>How it is written, for example <c>Django</c>; null where it is no hash.</summary>
    public string? Encoding => _hash.Encoding;

    /// <summary>What it may be where that is not certain; empty where it is.</summary>
    public IReadOnlyList<string> Candidates => _hash.Candidates;

    /// <summary>The parameters by name; see <see cref="PasswordHash.Parameters"/>.</summary>
    public IReadOnlyDictionary<string, long> Parameters => _hash.Parameters;

    /// <summary>The type that the target is given, or null where the hash would be refused.</summary>
    public string? Type { get; }

    /// <summary>Whether it is a hash of a known kind that can be whole.</summary>
    public bool IsPlausible => _hash.IsPlausible;

    /// <summary>
    /// Whether the password is the one of the hash; null where no password was given or where it can't be checked here.
    /// </summary>
    public bool? Verified { get; }

    /// <summary>What is wrong with the hash (Error) or unusual (Warning).</summary>
    public IReadOnlyList<MigrationIssue> Issues => _hash.Issues;

    /// <summary>What is wrong, why the password could not be checked, or what to do next; empty where all is well.</summary>
    public string Message { get; }

    /// <summary>The kind with its parameters, and whether the password is the one; never hash or password.</summary>
    public override string ToString() => Verified is { } verified ? $"{_hash}: {(verified ? "verified" : "another password")}" : _hash.ToString();
}
