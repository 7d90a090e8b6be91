using System.Collections.Generic;

namespace UserMigration.Engine.Passwords;

/// <summary>A row of a store's table: the type that a kind of hash is sent as, and the members that its envelope has.</summary>
internal sealed class PasswordTypeRow
{
    /// <param name="kind">The kind of hash.</param>
    /// <param name="type">The type; parts of the hash in braces may be in it.</param>
    /// <param name="value">What the member with the hash holds: a template.</param>
    /// <param name="salt">What the member with the salt holds: a template; null where there is no such member.</param>
    /// <param name="iterations">What the member with the iterations holds: a template; null where there is no such member.</param>
    public PasswordTypeRow(string kind, string type, string value, string? salt = null, string? iterations = null)
    {
        Kind = kind;
        Type = type;
        Value = value;
        Salt = salt;
        Iterations = iterations;
    }

    /// <summary>The kind of hash.</summary>
    public string Kind { get; }

    /// <summary>The type that it is sent as.</summary>
    public string Type { get; }

    /// <summary>What the member with the hash holds.</summary>
    public string Value { get; }

    /// <summary>What the member with the salt holds, or null.</summary>
    public string? Salt { get; }

    /// <summary>What the member with the iterations holds, or null.</summary>
    public string? Iterations { get; }

    /// <summary>Whether the store does not document these members, so that the user is told to try them with one user first.</summary>
    public bool IsAssumed { get; init; }

    /// <summary>Names of the type on older pages of the store's documentation.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];
}
