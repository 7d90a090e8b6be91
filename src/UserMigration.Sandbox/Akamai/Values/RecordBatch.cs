using System;
using System.Collections.Generic;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Akamai.Values;

/// <summary>The prepared records of a call. Their documents and keys are in two pooled buffers.</summary>
internal sealed class RecordBatch : IDisposable
{
    public RecordBatch(int capacity)
    {
        Documents = new Utf8Buffer(capacity);
        KeyBytes = new Utf8Buffer(4096);
    }

    public Utf8Buffer Documents { get; }

    public Utf8Buffer KeyBytes { get; }

    public List<RecordKey> Keys { get; } = new();

    public List<PreparedRecord> Records { get; } = new();

    public ReadOnlySpan<byte> Document(PreparedRecord record) =>
        Documents.Span.Slice(record.DocumentStart, record.DocumentLength);

    public ReadOnlySpan<byte> Value(RecordKey key) => KeyBytes.Span.Slice(key.Start, key.Length);

    public void Dispose()
    {
        Documents.Dispose();
        KeyBytes.Dispose();
    }
}
