using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace UserMigration.Sandbox.Cidaas.Setup;

/// <summary>A field of the field setup (contract of cidaas, section 6).</summary>
internal sealed class Field
{
    /// <summary>The name of the field, which is the name of the member in a record.</summary>
    public required string Key { get; init; }

    /// <summary>Whether it is a field of the tenant, which is in <c>customFields</c>.</summary>
    public bool IsCustom { get; init; }

    /// <summary>The data type, in upper case.</summary>
    public required string DataType { get; init; }

    /// <summary>The JSON type of its values, or of the elements if it is a list.</summary>
    public FieldKind Kind { get; init; }

    /// <summary>Whether a value is an array.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether values are accepted; otherwise, they are silently ignored.</summary>
    public bool IsEnabled { get; init; }

    /// <summary>Whether a user must have a value.</summary>
    public bool IsRequired { get; init; }

    /// <summary>
    /// The pattern of text, or null. If there is a pattern, lengths are not checked: cidaas converts them to patterns.
    /// </summary>
    public Regex? Pattern { get; init; }

    /// <summary>The minimum length in characters, or the smallest number; null if there is no limit.</summary>
    public double? Least { get; init; }

    /// <summary>The maximum length in characters, or the largest number; null if there is no limit.</summary>
    public double? Most { get; init; }

    /// <summary>The earliest date, or null.</summary>
    public string? Earliest { get; init; }

    /// <summary>The latest date, or null.</summary>
    public string? Latest { get; init; }

    /// <summary>The values that are allowed; empty if any value is allowed.</summary>
    public required IReadOnlySet<string> Options { get; init; }

    /// <summary>The number among the fields that contain user names, or -1.</summary>
    public int UsernameNumber { get; set; } = -1;

    /// <summary>The field in JSON, as it was read.</summary>
    public required byte[] Json { get; init; }
}
