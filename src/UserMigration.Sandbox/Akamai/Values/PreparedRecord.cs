using System.Runtime.InteropServices;

namespace UserMigration.Sandbox.Akamai.Values;

/// <summary>A record that is ready to be stored: where its document and its keys stand in the batch's buffers.</summary>
/// <param name="Fault">Why it is refused instead, or null.</param>
/// <param name="DocumentStart">The document's first byte.</param>
/// <param name="DocumentLength">The document's length.</param>
/// <param name="FirstKey">The first of its keys.</param>
/// <param name="KeyCount">The number of its keys.</param>
/// <param name="Created">The <c>created</c> that it brought along, in microseconds since 1970, or null.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PreparedRecord(
    RecordFault? Fault,
    int DocumentStart,
    int DocumentLength,
    int FirstKey,
    int KeyCount,
    long? Created);
