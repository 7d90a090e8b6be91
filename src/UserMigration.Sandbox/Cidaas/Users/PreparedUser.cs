using System.Collections.Generic;

namespace UserMigration.Sandbox.Cidaas.Users;

/// <summary>A record of an upload, checked and converted to the stored form.</summary>
internal sealed class PreparedUser
{
    /// <summary>The sub in the record, or null.</summary>
    public string? Sub { get; init; }

    /// <summary>The reason why it is refused, or null.</summary>
    public UserFault? Fault { get; init; }

    /// <summary>The identifiers as they were sent, for the answer.</summary>
    public required IReadOnlyList<(string Name, string Value)> Identifiers { get; init; }

    /// <summary>The document to store.</summary>
    public byte[] Document { get; init; } = [];

    /// <summary>The keys by which it can be found.</summary>
    public IReadOnlyList<UserKey> Keys { get; init; } = [];

    /// <summary>What it lacks if no stored user has it: a required field, or all identifiers.</summary>
    public Lack? Lack { get; init; }

    /// <summary>Whether it contains a password.</summary>
    public bool HasPassword { get; init; }

    /// <summary>The kind of hash of the password, or null.</summary>
    public string? AlgorithmTypeId { get; init; }

    /// <summary>Whether it has identities of more than one provider.</summary>
    public bool HasSeveralProviders { get; init; }
}
