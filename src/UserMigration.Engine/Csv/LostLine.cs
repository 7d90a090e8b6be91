using System.IO;

namespace UserMigration.Engine.Csv;

/// <summary>A physical line at which reading a record failed, as bytes.</summary>
internal sealed class LostLine
{
    private LostLine(byte[]? bytes, long length, long next, bool isLast)
    {
        Bytes = bytes;
        Length = length;
        Next = next;
        IsLast = isLast;
    }

    /// <summary>The bytes without the line break; null if there are more than may be kept.</summary>
    public byte[]? Bytes { get; }

    /// <summary>The number of bytes of the line, without the line break.</summary>
    public long Length { get; }

    /// <summary>The offset after the line break.</summary>
    public long Next { get; }

    /// <summary>Whether this is the last line of the input.</summary>
    public bool IsLast { get; }

    /// <summary>Reads the line at the position of the input.</summary>
    /// <param name="stream">The input, positioned at the start of the line. Afterwards, it is positioned somewhere after the line.</param>
    /// <param name="start">The offset of the start of the line.</param>
    /// <param name="maxKept">The maximum number of bytes to keep.</param>
    public static LostLine Read(ReplayStream stream, long start, int maxKept)
    {
        MemoryStream kept = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        long length = 0;
        bool sawCr = false;
        int read = stream.Read(buffer, 0, buffer.Length);
        while (read > 0)
        {
            if (sawCr)
            {
                return Create(kept, length, start + length + (buffer[0] == (byte)'\n' ? 2 : 1), false, maxKept);
            }

            int end = System.Array.FindIndex(buffer, 0, read, b => b is (byte)'\r' or (byte)'\n');
            int taken = end < 0 ? read : end;
            if (length + taken <= maxKept)
            {
                kept.Write(buffer, 0, taken);
            }

            length += taken;
            stream.Mark(start + length);
            if (end >= 0 && (buffer[end] == (byte)'\n' || end + 1 < read))
            {
                bool isCrLf = buffer[end] == (byte)'\r' && buffer[end + 1] == (byte)'\n';
                return Create(kept, length, start + length + (isCrLf ? 2 : 1), false, maxKept);
            }

            sawCr = end >= 0;
            read = stream.Read(buffer, 0, buffer.Length);
        }

        return Create(kept, length, start + length + (sawCr ? 1 : 0), true, maxKept);
    }

    private static LostLine Create(MemoryStream kept, long length, long next, bool isLast, int maxKept) =>
        new LostLine(length <= maxKept ? kept.ToArray() : null, length, next, isLast);
}
