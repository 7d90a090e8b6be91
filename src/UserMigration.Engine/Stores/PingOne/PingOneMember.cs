using System;
using System.Collections.Generic;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>An attribute of a PingOne user that is not an object: a row of the table <see cref="PingOneMembers"/>.</summary>
internal sealed class PingOneMember
{
    private static readonly char[] s_between = { ' ' };

    /// <param name="path">The full name, with dots.</param>
    /// <param name="type">The type, one of <see cref="PingOneTypes"/>.</param>
    /// <param name="columns">Other names of columns that go to the attribute, in lower case without hyphens, underscores and spaces, separated by spaces.</param>
    public PingOneMember(string path, string type, string columns = "")
    {
        Path = path;
        Type = type;
        Columns = columns.Split(s_between, StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The full name, with dots.</summary>
    public string Path { get; }

    /// <summary>The type.</summary>
    public string Type { get; }

    /// <summary>Other names of columns that go to the attribute.</summary>
    public IReadOnlyList<string> Columns { get; private init; }

    /// <summary>What it says about a user.</summary>
    public AttributeMeaning Meaning { get; init; }

    /// <summary>The maximum number of characters; null if there is no limit.</summary>
    public int? Length { get; init; }

    /// <summary>The regular expression of its values, as the vendor writes it; null if there is none.</summary>
    public string? Pattern { get; init; }

    /// <summary>The values that it can have; empty if any value is possible.</summary>
    public IReadOnlyList<string> Options { get; init; } = Array.Empty<string>();

    /// <summary>Whether each user must have it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether no two users have the same value.</summary>
    public bool IsUnique { get; init; }

    /// <summary>Whether it is a list of values.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether the environment uses it.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Whether only the store sets it.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Whether only a new user can have it in a record.</summary>
    public bool IsOfNewUser { get; init; }

    /// <summary>Gets the same attribute as an environment has set it up.</summary>
    /// <param name="isEnabled">Whether the environment uses it.</param>
    /// <param name="isRequired">Whether the environment requires it of each user.</param>
    public PingOneMember SetUp(bool isEnabled, bool isRequired) => new PingOneMember(Path, Type)
    {
        Columns = Columns,
        Meaning = Meaning,
        Length = Length,
        Pattern = Pattern,
        Options = Options,
        IsRequired = IsRequired || isRequired,
        IsUnique = IsUnique,
        IsEnabled = isEnabled,
        IsReadOnly = IsReadOnly,
        IsOfNewUser = IsOfNewUser,
    };
}
