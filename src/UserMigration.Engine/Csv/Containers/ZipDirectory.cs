using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace UserMigration.Engine.Csv.Containers;

/// <summary>Reads the list of files at the end of a ZIP archive (APPNOTE 6.3.10, sections 4.3.12 to 4.3.16).</summary>
internal static class ZipDirectory
{
    private const uint EndMark = 0x06054B50;
    private const uint LargeEndMark = 0x06064B50;
    private const uint LocatorMark = 0x07064B50;
    private const uint FileMark = 0x02014B50;
    private const int EndSize = 22;
    private const int LocatorSize = 20;
    private const int LargeEndSize = 56;
    private const int FileSize = 46;
    private const int LargestComment = ushort.MaxValue;
    private const int LargestDirectory = 16 * 1024 * 1024;

    /// <summary>Reads the list.</summary>
    /// <param name="archive">The archive.</param>
    /// <exception cref="InvalidDataException">The archive is damaged or cut.</exception>
    public static IReadOnlyList<ZipFile> Read(Stream archive)
    {
        int tailSize = (int)Math.Min(archive.Length, LocatorSize + EndSize + LargestComment);
        byte[] tail = ReadAt(archive, archive.Length - tailSize, tailSize);
        int end = FindEnd(tail);
        long size = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 12));
        long start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        if (end >= LocatorSize && Number(tail, end - LocatorSize) == LocatorMark)
        {
            byte[] large = ReadAt(archive, Long(tail, end - LocatorSize + 8), LargeEndSize);
            (size, start) = Number(large, 0) == LargeEndMark ? (Long(large, 40), Long(large, 48)) : throw Damaged();
        }

        return size is >= 0 and <= LargestDirectory ? Parse(ReadAt(archive, start, (int)size)) : throw Damaged();
    }

    /// <summary>Reads a part of the archive.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="position">Where the part starts.</param>
    /// <param name="count">Its length.</param>
    /// <exception cref="InvalidDataException">The archive is shorter.</exception>
    public static byte[] ReadAt(Stream archive, long position, int count)
    {
        if (position < 0 || position + count > archive.Length)
        {
            throw Damaged();
        }

        archive.Position = position;
        byte[] bytes = new byte[count];
        int total = 0;
        int read;
        while (total < count && (read = archive.Read(bytes, total, count - total)) > 0)
        {
            total += read;
        }

        return total == count ? bytes : throw Damaged();
    }

    private static int FindEnd(byte[] tail)
    {
        for (int i = tail.Length - EndSize; i >= 0; i--)
        {
            if (Number(tail, i) == EndMark && i + EndSize + BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(i + 20)) == tail.Length)
            {
                return i;
            }
        }

        throw Damaged();
    }

    private static List<ZipFile> Parse(byte[] directory)
    {
        List<ZipFile> files = new List<ZipFile>();
        for (int i = 0; i < directory.Length;)
        {
            if (i + FileSize > directory.Length || Number(directory, i) != FileMark)
            {
                throw Damaged();
            }

            int name = Short(directory, i + 28);
            int extra = Short(directory, i + 30);
            int next = i + FileSize + name + extra + Short(directory, i + 32);
            if (next > directory.Length)
            {
                throw Damaged();
            }

            ZipFile file = new ZipFile
            {
                Flags = Short(directory, i + 8),
                Method = Short(directory, i + 10),
                Checksum = Number(directory, i + 16),
                CompressedSize = Number(directory, i + 20),
                Size = Number(directory, i + 24),
                Offset = Number(directory, i + 42),
                Name = Encoding.UTF8.GetString(directory, i + FileSize, name),
            };
            file.Enlarge(directory.AsSpan(i + FileSize + name, extra));
            files.Add(file);
            i = next;
        }

        // Folders, and what macOS adds.
        return files.Where(file => file.Name.Length > 0 && file.Name[file.Name.Length - 1] != '/' && !file.Name.StartsWith("__MACOSX/", StringComparison.Ordinal)).ToList();
    }

    private static int Short(byte[] bytes, int position) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(position));

    private static uint Number(byte[] bytes, int position) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(position));

    private static long Long(byte[] bytes, int position) => BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(position));

    private static InvalidDataException Damaged() => new InvalidDataException("The list of files of the archive is damaged.");
}
