using System;
using System.Collections.Generic;
using System.Globalization;

namespace UserMigration;

/// <summary>An attribute of an entity type, as the store's schema describes it.</summary>
public sealed class SchemaAttribute
{
    private static readonly IReadOnlyList<string> s_noConstraints = Array.Empty<string>();
    private static readonly IReadOnlyList<SchemaAttribute> s_noAttributes = Array.Empty<SchemaAttribute>();

    /// <summary>Describes an attribute.</summary>
    /// <param name="name">The exact name within its parent.</param>
    /// <param name="path">The names from the root down to it, with dots between them.</param>
    /// <param name="type">The type, in the store's own word.</param>
    public SchemaAttribute(string name, string path, string type)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Path = path ?? throw new ArgumentNullException(nameof(path));
        Type = type ?? throw new ArgumentNullException(nameof(type));
    }

    /// <summary>The exact name within its parent; names are case-sensitive.</summary>
    public string Name { get; }

    /// <summary>The names from the root down to it, with dots between them: <c>primaryAddress.city</c>.</summary>
    public string Path { get; }

    /// <summary>The type, in the store's own word: <c>string</c>, <c>dateTime</c>, <c>plural</c> …</summary>
    public string Type { get; }

    /// <summary>The most characters that a value may have; null where there is no limit.</summary>
    public int? Length { get; init; }

    /// <summary>The fewest characters that a value may have; null where there is no limit.</summary>
    public int? MinimumLength { get; init; }

    /// <summary>The least number; null where there is no limit.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The greatest number; null where there is no limit.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>The earliest day or time; null where there is no limit.</summary>
    public DateTimeOffset? Earliest { get; init; }

    /// <summary>The latest day or time; null where there is no limit.</summary>
    public DateTimeOffset? Latest { get; init; }

    /// <summary>The regular expression that a value must match somewhere, in the store's own syntax; null where there is none.</summary>
    public string? Pattern { get; init; }

    /// <summary>The values that are allowed, exact in case; empty where any is.</summary>
    public IReadOnlyList<string> Options { get; init; } = s_noConstraints;

    /// <summary>The type that its values have in JSON, in the store's own word, where the store says it apart from <see cref="Type"/>; or null.</summary>
    public string? BaseType { get; init; }

    /// <summary>Whether it is a list of plain values, each of them of its type.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether the store takes values at all. What is given for an attribute that is not enabled, the store skips without a word.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Whether users can't change it themselves; whether a record can give it is for the store to say.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Whether it is shown to administrators alone.</summary>
    public bool IsInternal { get; init; }

    /// <summary>Whether each user must have a value.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether a value may occur once among all users.</summary>
    public bool IsUnique { get; init; }

    /// <summary>Whether a value may occur once among the elements of its plural.</summary>
    public bool IsLocallyUnique { get; init; }

    /// <summary>Whether values that differ by letter case alone are different.</summary>
    public bool IsCaseSensitive { get; init; }

    /// <summary>Whether the store sets it: a record can't give a value, or (<see cref="IsCreateOnly"/>) for a new user alone.</summary>
    public bool IsReserved { get; init; }

    /// <summary>Whether a record can give a value for a new user, and none in an update.</summary>
    public bool IsCreateOnly { get; init; }

    /// <summary>Whether it is an object: its parts are <see cref="Attributes"/>.</summary>
    public bool IsObject { get; init; }

    /// <summary>Whether it is a plural, a list whose elements are objects: their parts are <see cref="Attributes"/>.</summary>
    public bool IsPlural { get; init; }

    /// <summary>The constraints, in the store's own words.</summary>
    public IReadOnlyList<string> Constraints { get; init; } = s_noConstraints;

    /// <summary>What the store's administrators say of it; empty where they say nothing.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>The attributes of an object, or of the elements of a plural.</summary>
    public IReadOnlyList<SchemaAttribute> Attributes { get; init; } = s_noAttributes;

    /// <summary>Path, type, length and constraints: <c>email (string, 256, email-address, unique)</c>.</summary>
    public override string ToString()
    {
        string length = Length is { } most ? ", " + most.ToString(CultureInfo.InvariantCulture) : string.Empty;
        string constraints = Constraints.Count > 0 ? ", " + string.Join(", ", Constraints) : string.Empty;
        return $"{Path} ({Type}{length}{constraints})";
    }
}
