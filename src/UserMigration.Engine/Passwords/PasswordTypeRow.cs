using System.Collections.Generic;

namespace UserMigration.Engine.Passwords;

/// <summary>A row in the table of a store: the type that a kind of hash is sent as, and the members of its envelope.</summary>
internal sealed class PasswordTypeRow
{
    /// <param name="kind">The kind of hash.</param>
    /// <param name="type">The type; it can contain parts of the hash in braces.</param>
    /// <param name="value">The template of the member for the hash.</param>
    /// <param name="salt">The template of the member for the salt; null if there is no such member.</param>
    /// <param name="iterations">The template of the member for the iterations; null if there is no such member.</param>
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

    /// <summary>The type that the hash is sent as.</summary>
    public string Type { get; }

    /// <summary>The template of the member for the hash.</summary>
    public string Value { get; }

    /// <summary>The template of the member for the salt, or null.</summary>
    public string? Salt { get; }

    /// <summary>The template of the member for the iterations, or null.</summary>
    public string? Iterations { get; }

    /// <summary>Whether the members are not documented, so that the user is advised to try them with one user first.</summary>
    public bool IsAssumed { get; init; }

    /// <summary>The names of the type in older versions of the store's documentation.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];
}
