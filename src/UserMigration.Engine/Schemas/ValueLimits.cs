using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Schemas;

/// <summary>The range or the options that limit the values of an attribute.</summary>
internal sealed class ValueLimits
{
    private const int MostShown = 5;

    private ValueLimits(SchemaAttribute attribute, bool isText)
    {
        MinimumLength = isText ? attribute.MinimumLength ?? 0 : 0;
        Minimum = attribute.Minimum;
        Maximum = attribute.Maximum;
        Earliest = attribute.Earliest;
        Latest = attribute.Latest;
        OptionWords = string.Join(", ", attribute.Options.Take(MostShown)) + (attribute.Options.Count > MostShown ? ", …" : string.Empty);
        Options = attribute.Options.Count == 0 ? null : new HashSet<string>(attribute.Options, StringComparer.Ordinal);
    }

    /// <summary>The minimum number of characters of text.</summary>
    public int MinimumLength { get; }

    /// <summary>The minimum of a number, or null.</summary>
    public decimal? Minimum { get; }

    /// <summary>The maximum of a number, or null.</summary>
    public decimal? Maximum { get; }

    /// <summary>The earliest date, with or without a time of day, or null.</summary>
    public DateTimeOffset? Earliest { get; }

    /// <summary>The latest date, with or without a time of day, or null.</summary>
    public DateTimeOffset? Latest { get; }

    /// <summary>The values that are allowed, or null if all are allowed.</summary>
    public HashSet<string>? Options { get; }

    /// <summary>Whether numbers have a range.</summary>
    public bool HasNumbers => Minimum is not null || Maximum is not null;

    /// <summary>Whether dates have a range.</summary>
    public bool HasDates => Earliest is not null || Latest is not null;

    /// <summary>Gets the limits of an attribute; null if it has none.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="isText">Whether its values, or the elements of its list, are text.</param>
    public static ValueLimits? Create(SchemaAttribute attribute, bool isText)
    {
        ValueLimits limits = new ValueLimits(attribute, isText);
        return limits.MinimumLength > 0 || limits.HasNumbers || limits.HasDates || limits.Options is not null ? limits : null;
    }

    /// <summary>Some of the options, for a message.</summary>
    public string OptionWords { get; }

    /// <summary>Whether an option differs from a value only by letter case and surrounding white space.</summary>
    /// <param name="value">The value.</param>
    public bool IsNear(string value) => Options!.Any(option => option.Equals(value.Trim(), StringComparison.OrdinalIgnoreCase));
}
