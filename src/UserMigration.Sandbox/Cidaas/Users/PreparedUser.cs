using System.Collections.Generic;

namespace UserMigration.Sandbox.Cidaas.Users;

/// <summary>A record of an upload, checked and brought into the form that is stored.</summary>
internal sealed class PreparedUser
{
    /// <summary>The sub that it gives, or null.</summary>
    public string? Sub { get; init; }

    /// <summary>Why it is refused, or null.</summary>
    public UserFault? Fault { get; init; }

    /// <summary>The identifiers as they were sent, for the answer.</summary>
    public required IReadOnlyList<(string Name, string Value)> Identifiers { get; init; }

    /// <summary>The document that is stored.</summary>
    public byte[] Document { get; init; } = [];

    /// <summary>What it can be found by.</summary>
    public IReadOnlyList<UserKey> Keys { get; init; } = [];

    /// <summary>What it lacks, as long as no stored user has it: a required field, or all identifiers.</summary>
    public Lack? Lack { get; init; }

    /// <summary>Whether it brings a password.</summary>
    public bool HasPassword { get; init; }

    /// <summary>The kind of hash that the password is, or null.</summary>
    public string? AlgorithmTypeId { get; init; }

    /// <summary>Whether it has identities of more than one provider.</summary>
    public bool HasSeveralProviders { get; init; }
}
