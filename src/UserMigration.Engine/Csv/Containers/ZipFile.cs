using System;
using System.Buffers.Binary;

namespace UserMigration.Engine.Csv.Containers;

/// <summary>A file in a ZIP archive.</summary>
internal sealed class ZipFile
{
    private const int LargeTag = 1;
    private const int ExtraHeader = 4;

    /// <summary>The general purpose flags.</summary>
    public int Flags { get; set; }

    /// <summary>The method of compression: 0 for none, 8 for deflate.</summary>
    public int Method { get; set; }

    /// <summary>The checksum of the decompressed file.</summary>
    public uint Checksum { get; set; }

    /// <summary>The number of bytes in the archive.</summary>
    public long CompressedSize { get; set; }

    /// <summary>The number of bytes of the decompressed file.</summary>
    public long Size { get; set; }

    /// <summary>The position in the archive.</summary>
    public long Offset { get; set; }

    /// <summary>The name, with its folders.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Whether the file is encrypted by a method of ZIP.</summary>
    public bool IsEncrypted => (Flags & 1) != 0;

    /// <summary>Takes the sizes that do not fit into four bytes from the extra fields.</summary>
    /// <param name="extra">The extra fields.</param>
    public void Enlarge(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= ExtraHeader)
        {
            int size = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(extra.Slice(2)), extra.Length - ExtraHeader);
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == LargeTag)
            {
                ReadOnlySpan<byte> values = extra.Slice(ExtraHeader, size);
                Size = Take(Size, ref values);
                CompressedSize = Take(CompressedSize, ref values);
                Offset = Take(Offset, ref values);
            }

            extra = extra.Slice(ExtraHeader + size);
        }
    }

    private static long Take(long value, ref ReadOnlySpan<byte> values)
    {
        if (value != uint.MaxValue || values.Length < sizeof(long))
        {
            return value;
        }

        value = BinaryPrimitives.ReadInt64LittleEndian(values);
        values = values.Slice(sizeof(long));
        return value;
    }
}
