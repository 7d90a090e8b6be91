using System.Runtime.InteropServices;

namespace UserMigration.Sandbox.Akamai.Values;

/// <summary>
/// A record that is ready to be stored: the positions of its document and its keys in the buffers of the batch.
/// </summary>
/// <param name="Fault">The reason why it is refused instead, or null.</param>
/// <param name="DocumentStart">The first byte of the document.</param>
/// <param name="DocumentLength">The length of the document.</param>
/// <param name="FirstKey">The first of its keys.</param>
/// <param name="KeyCount">The number of its keys.</param>
/// <param name="Created">The <c>created</c> of the record, in microseconds since 1970, or null.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PreparedRecord(
    RecordFault? Fault,
    int DocumentStart,
    int DocumentLength,
    int FirstKey,
    int KeyCount,
    long? Created);
