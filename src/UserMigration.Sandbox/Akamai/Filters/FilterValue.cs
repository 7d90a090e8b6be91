using System;
using System.Runtime.InteropServices;

namespace UserMigration.Sandbox.Akamai.Filters;

/// <summary>A value that can be ordered: a number, or text.</summary>
/// <param name="Number">The number; 0 for text.</param>
/// <param name="Text">The text, or null for a number.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FilterValue(decimal Number, string? Text) : IComparable<FilterValue>
{
    public int CompareTo(FilterValue other) =>
        Text is null && other.Text is null ? Number.CompareTo(other.Number) : string.CompareOrdinal(Text, other.Text);
}
