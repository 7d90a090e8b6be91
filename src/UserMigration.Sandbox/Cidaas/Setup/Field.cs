using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace UserMigration.Sandbox.Cidaas.Setup;

/// <summary>A field of the field setup (contract of cidaas, section 6).</summary>
internal sealed class Field
{
    /// <summary>The name, which is the member's name in a record.</summary>
    public required string Key { get; init; }

    /// <summary>Whether it is one of the tenant's own, which stand in <c>customFields</c>.</summary>
    public bool IsCustom { get; init; }

    /// <summary>The data type, in capitals.</summary>
    public required string DataType { get; init; }

    /// <summary>The JSON type of its values, or of the items where it is a list.</summary>
    public FieldKind Kind { get; init; }

    /// <summary>Whether a value is an array.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether values are taken; else they are passed over in silence.</summary>
    public bool IsEnabled { get; init; }

    /// <summary>Whether a user must have a value.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The pattern of text, or null. Where there is one, lengths are not looked at: cidaas makes patterns of them.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>The least length in characters, or the least number; null is any.</summary>
    public double? Least { get; init; }

    /// <summary>The greatest length in characters, or the greatest number; null is any.</summary>
    public double? Most { get; init; }

    /// <summary>The earliest date, or null.</summary>
    public string? Earliest { get; init; }

    /// <summary>The latest date, or null.</summary>
    public string? Latest { get; init; }

    /// <summary>The values that it may have; empty is any.</summary>
    public required IReadOnlySet<string> Options { get; init; }

    /// <summary>The number among the fields that hold user names, or -1.</summary>
    public int UsernameNumber { get; set; } = -1;

    /// <summary>The field as JSON, as it was read.</summary>
    public required byte[] Json { get; init; }
}
