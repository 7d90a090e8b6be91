using System.Runtime.InteropServices;
using UserMigration.Sandbox.Akamai.Schema;

namespace UserMigration.Sandbox.Akamai.Values;

/// <summary>A unique value of a record, folded for comparison, in the batch's buffer of keys.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Start">Its first byte.</param>
/// <param name="Length">Its length.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RecordKey(AttributeDefinition Attribute, int Start, int Length);
