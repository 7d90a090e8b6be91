using System.Runtime.InteropServices;
using UserMigration.Sandbox.Akamai.Schema;

namespace UserMigration.Sandbox.Akamai.Values;

/// <summary>A unique value of a record, folded for comparison, in the key buffer of the batch.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Start">The position of its first byte.</param>
/// <param name="Length">The number of its bytes.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RecordKey(AttributeDefinition Attribute, int Start, int Length);
