using System;
using System.Runtime.InteropServices;
using UserMigration.Sandbox.Akamai.Values;

namespace UserMigration.Sandbox.Akamai.Storage;

/// <summary>What became of one new record.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Uuid">Its UUID.</param>
/// <param name="Fault">Why it was refused, or null.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct InsertResult(long Id, Guid Uuid, RecordFault? Fault);
