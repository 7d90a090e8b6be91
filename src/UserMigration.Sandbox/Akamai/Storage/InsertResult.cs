using System;
using System.Runtime.InteropServices;
using UserMigration.Sandbox.Akamai.Values;

namespace UserMigration.Sandbox.Akamai.Storage;

/// <summary>The result for one new record.</summary>
/// <param name="Id">The number of the record.</param>
/// <param name="Uuid">The UUID of the record.</param>
/// <param name="Fault">Why it was refused, or null.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct InsertResult(long Id, Guid Uuid, RecordFault? Fault);
