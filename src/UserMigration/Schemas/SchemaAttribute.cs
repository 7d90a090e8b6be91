using System;
using System.Collections.Generic;
using System.Globalization;

namespace UserMigration;

/// <summary>An attribute of an entity type, as described by the schema of the store.</summary>
public sealed class SchemaAttribute
{
    private static readonly IReadOnlyList<string> s_noConstraints = Array.Empty<string>();
    private static readonly IReadOnlyList<SchemaAttribute> s_noAttributes = Array.Empty<SchemaAttribute>();

    /// <summary>Creates an attribute without constraints.</summary>
    /// <param name="name">The exact name within its parent.</param>
    /// <param name="path">The dotted path from the root.</param>
    /// <param name="type">The type, as the store names it.</param>
    public SchemaAttribute(string name, string path, string type)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Path = path ?? throw new ArgumentNullException(nameof(path));
        Type = type ?? throw new ArgumentNullException(nameof(type));
    }

    /// <summary>The exact name within its parent; names are case-sensitive.</summary>
    public string Name { get; }

    /// <summary>The dotted path from the root: <c>primaryAddress.city</c>.</summary>
    public string Path { get; }

    /// <summary>The type, as the store names it: <c>string</c>, <c>dateTime</c>, <c>plural</c> …</summary>
    public string Type { get; }

    /// <summary>The maximum number of characters of a value; null if there is no limit.</summary>
    public int? Length { get; init; }

    /// <summary>The minimum number of characters of a value; null if there is no limit.</summary>
    public int? MinimumLength { get; init; }

    /// <summary>The smallest number allowed; null if there is no limit.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The largest number allowed; null if there is no limit.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>The earliest day or time allowed; null if there is no limit.</summary>
    public DateTimeOffset? Earliest { get; init; }

    /// <summary>The latest day or time allowed; null if there is no limit.</summary>
    public DateTimeOffset? Latest { get; init; }

    /// <summary>
    /// The regular expression that a part of a value must match, in the store's own syntax; null if there is none.
    /// </summary>
    public string? Pattern { get; init; }

    /// <summary>The values that are allowed, case-sensitive; empty if any value is allowed.</summary>
    public IReadOnlyList<string> Options { get; init; } = s_noConstraints;

    /// <summary>
    /// The type of its values in JSON, as the store names it, if the store specifies it in addition to <see
    /// cref="Type"/>; or null.
    /// </summary>
    public string? BaseType { get; init; }

    /// <summary>Whether it is a list of plain values, each of them of its type.</summary>
    public bool IsList { get; init; }

    /// <summary>
    /// Whether the store accepts values at all. The store silently ignores a value for an attribute that is not
    /// enabled.
    /// </summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Whether users can't change it themselves. The store decides whether a record can contain it.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Whether it is shown only to administrators.</summary>
    public bool IsInternal { get; init; }

    /// <summary>Whether each user must have a value.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether a value may occur only once among all users.</summary>
    public bool IsUnique { get; init; }

    /// <summary>Whether a value may occur only once among the elements of its plural.</summary>
    public bool IsLocallyUnique { get; init; }

    /// <summary>Whether values that differ only in case are different.</summary>
    public bool IsCaseSensitive { get; init; }

    /// <summary>
    /// Whether the store sets it: a record can't contain a value, or (<see cref="IsCreateOnly"/>) only for a new user.
    /// </summary>
    public bool IsReserved { get; init; }

    /// <summary>Whether a record can contain a value for a new user, but not in an update.</summary>
    public bool IsCreateOnly { get; init; }

    /// <summary>Whether it is an object with the parts <see cref="Attributes"/>.</summary>
    public bool IsObject { get; init; }

    /// <summary>
    /// Whether it is a plural, that is a list whose elements are objects with the parts <see cref="Attributes"/>.
    /// </summary>
    public bool IsPlural { get; init; }

    /// <summary>The constraints, as the store names them.</summary>
    public IReadOnlyList<string> Constraints { get; init; } = s_noConstraints;

    /// <summary>The description that the store's administrators wrote; empty if there is none.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>The attributes of an object, or of the elements of a plural.</summary>
    public IReadOnlyList<SchemaAttribute> Attributes { get; init; } = s_noAttributes;

    /// <summary>
    /// Returns the path, the type, the length and the constraints: <c>email (string, 256, email-address, unique)</c>.
    /// </summary>
    public override string ToString()
    {
        string length = Length is { } most ? ", " + most.ToString(CultureInfo.InvariantCulture) : string.Empty;
        string constraints = Constraints.Count > 0 ? ", " + string.Join(", ", Constraints) : string.Empty;
        return $"{Path} ({Type}{length}{constraints})";
    }
}
