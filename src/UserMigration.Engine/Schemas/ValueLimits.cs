using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Schemas;

/// <summary>The range or the choice that the values of an attribute are held to.</summary>
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

    /// <summary>The fewest characters of a text.</summary>
    public int MinimumLength { get; }

    /// <summary>The least number, or null.</summary>
    public decimal? Minimum { get; }

    /// <summary>The greatest number, or null.</summary>
    public decimal? Maximum { get; }

    /// <summary>The earliest day or time, or null.</summary>
    public DateTimeOffset? Earliest { get; }

    /// <summary>The latest day or time, or null.</summary>
    public DateTimeOffset? Latest { get; }

    /// <summary>The values that are allowed, or null.</summary>
    public HashSet<string>? Options { get; }

    /// <summary>Whether numbers have a range.</summary>
    public bool HasNumbers => Minimum is not null || Maximum is not null;

    /// <summary>Whether days or times have a range.</summary>
    public bool HasDates => Earliest is not null || Latest is not null;

    /// <summary>The limits of an attribute; null if it has none.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="isText">Whether its values, or those of its list, are text.</param>
    public static ValueLimits? Of(SchemaAttribute attribute, bool isText)
    {
        ValueLimits limits = new ValueLimits(attribute, isText);
        return limits.MinimumLength > 0 || limits.HasNumbers || limits.HasDates || limits.Options is not null ? limits : null;
    }

    /// <summary>Some of the options, for a message.</summary>
    public string OptionWords { get; }

    /// <summary>Whether an option differs from a value by letter case and blanks alone.</summary>
    /// <param name="value">The value.</param>
    public bool IsNear(string value) => Options!.Any(option => option.Equals(value.Trim(), StringComparison.OrdinalIgnoreCase));
}
