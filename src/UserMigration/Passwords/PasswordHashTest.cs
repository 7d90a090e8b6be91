using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>The result of testing a password hash. It contains neither the hash nor the password.</summary>
public sealed class PasswordHashTest
{
    private readonly PasswordHash _hash;

    /// <summary>Creates a result.</summary>
    /// <param name="hash">The description of the hash.</param>
    /// <param name="type">The type as which the hash is sent, or null if it would be refused.</param>
    /// <param name="verified">See <see cref="Verified"/>.</param>
    /// <param name="message">The explanation of the result; see <see cref="Message"/>.</param>
    public PasswordHashTest(PasswordHash hash, string? type, bool? verified, string message)
    {
        _hash = hash ?? throw new ArgumentNullException(nameof(hash));
        Type = type;
        Verified = verified;
        Message = message ?? throw new ArgumentNullException(nameof(message));
    }

    /// <summary>The kind, one of <see cref="PasswordHashKind"/>.</summary>
    public string Kind => _hash.Kind;

    /// <summary>The notation of the hash, for example <c>Django</c>; null if it is not a hash.</summary>
    public string? Encoding => _hash.Encoding;

    /// <summary>The possible kinds if the kind is not certain; otherwise empty.</summary>
    public IReadOnlyList<string> Candidates => _hash.Candidates;

    /// <summary>The parameters by name; see <see cref="PasswordHash.Parameters"/>.</summary>
    public IReadOnlyDictionary<string, long> Parameters => _hash.Parameters;

    /// <summary>The type as which the hash is sent to the target, or null if it would be refused.</summary>
    public string? Type { get; }

    /// <summary>Whether it can be a complete hash of a known kind.</summary>
    public bool IsPlausible => _hash.IsPlausible;

    /// <summary>
    /// Whether the password matches the hash; null if no password was specified or if it can't be verified here.
    /// </summary>
    public bool? Verified { get; }

    /// <summary>What is wrong with the hash (Error) or unusual (Warning).</summary>
    public IReadOnlyList<MigrationIssue> Issues => _hash.Issues;

    /// <summary>
    /// What is wrong, why the password could not be verified, or what to do next; empty if nothing is wrong.
    /// </summary>
    public string Message { get; }

    /// <summary>
    /// Returns the kind with its parameters, and whether the password matches; never the hash or the password.
    /// </summary>
    public override string ToString() => Verified is { } verified ? $"{_hash}: {(verified ? "verified" : "another password")}" : _hash.ToString();
}
