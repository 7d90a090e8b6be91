using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Passwords;

/// <summary>What there is to know of a kind of hashes.</summary>
internal sealed class PasswordKind
{
    public PasswordKind(string name, string description, params string[] parts)
    {
        Name = name;
        Description = description;
        Parts = parts;
    }

    /// <summary>One of <see cref="PasswordHashKind"/>.</summary>
    public string Name { get; }

    /// <summary>What it is called in a sentence.</summary>
    public string Description { get; }

    /// <summary>The parts that an envelope can take beside the hash itself: digest, salt, and parameters by name.</summary>
    public IReadOnlyList<string> Parts { get; }

    /// <summary>What a text of this form may be; empty where the form tells.</summary>
    public IReadOnlyList<string> Candidates { get; private set; } = Array.Empty<string>();

    /// <summary>An ambiguous kind, with what it may be.</summary>
    public PasswordKind Maybe(params string[] candidates)
    {
        Candidates = candidates;
        return this;
    }
}
