using System;
using System.IO;
using System.Linq;
using System.Text;
using UserMigration.Engine.Csv;
using Xunit;

namespace UserMigration.Engine.Tests.Csv;

/// <summary>Reading once more what was read, and giving up one line of it.</summary>
public static class ReplayTests
{
    [Fact]
    public static void WhatWasRead_IsReadAgain()
    {
        byte[] bytes = Bytes(1000);
        using ReplayStream stream = new ReplayStream(new MemoryStream(bytes));
        byte[] first = Read(stream, 600);

        stream.Rewind(100);

        Assert.Equal(100, stream.Position);
        Assert.Equal(Part(bytes, 100, 600), Read(stream, 500));
        Assert.Equal(Part(bytes, 600, 1000), Read(stream, 5000));
        Assert.Equal(Part(bytes, 0, 600), first);
        Assert.Equal(1000, stream.Position);
    }

    [Theory]
    [InlineData(1_000, 300_000)]
    [InlineData(64 * 1024, 400_000)]
    [InlineData(200_000, 900_000)]
    public static void BytesBehindTheMark_AreKept_AndThoseBeforeItAreLetGo(int piece, int count)
    {
        byte[] bytes = Bytes(count);
        using ReplayStream stream = new ReplayStream(new MemoryStream(bytes));
        for (int done = 0; done < count; done += piece)
        {
            Read(stream, piece);
            long mark = Math.Max(0, stream.Position - 300_000);
            stream.Mark(mark);
            stream.Rewind(mark);
            Assert.Equal(Part(bytes, (int)mark, Math.Min(count, done + piece)), Read(stream, (int)(Math.Min(count, (long)done + piece) - mark)));
        }
    }

    [Fact]
    public static void OffsetsThatAreNotKept_AreRefused()
    {
        using ReplayStream stream = new ReplayStream(new MemoryStream(Bytes(400_000)));
        Read(stream, 100_000);
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.Rewind(100_001));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.Rewind(-1));
        stream.Rewind(100_000);
        stream.Mark(100_000);
        Read(stream, 100_000);

        Assert.Throws<ArgumentOutOfRangeException>(() => stream.Rewind(99_999));
        stream.Rewind(100_000);
    }

    [Fact]
    public static void MarkAhead_LetsGoOfNoMoreThanWasRead()
    {
        byte[] bytes = Bytes(400_000);
        using ReplayStream stream = new ReplayStream(new MemoryStream(bytes));
        Read(stream, 100_000);
        stream.Mark(300_000);

        Assert.Equal(Part(bytes, 100_000, 250_000), Read(stream, 150_000));
        Assert.Equal(Part(bytes, 250_000, 400_000), Read(stream, 400_000));
    }

    [Fact]
    public static void Spans_AreReadAlike()
    {
        byte[] bytes = Bytes(300_000);
        using ReplayStream stream = new ReplayStream(new MemoryStream(bytes));
        byte[] buffer = new byte[200_000];

        Assert.Equal(200_000, stream.Read(buffer.AsSpan()));
        stream.Rewind(150_000);
        Assert.Equal(50_000, stream.Read(buffer.AsSpan()));
        Assert.Equal(Part(bytes, 150_000, 200_000), Part(buffer, 0, 50_000));
        Assert.Equal(100_000, stream.Read(buffer.AsSpan()));
        stream.Rewind(199_999);
        Assert.Equal(100_001, stream.Read(buffer.AsSpan()));
        Assert.Equal(Part(bytes, 199_999, 300_000), Part(buffer, 0, 100_001));
    }

    [Fact]
    public static void Stream_IsReadForward()
    {
        using ReplayStream stream = new ReplayStream(new MemoryStream());

        Assert.Equal((true, false, false), (stream.CanRead, stream.CanSeek, stream.CanWrite));
        Assert.Throws<NotSupportedException>(() => stream.Length);
        Assert.Throws<NotSupportedException>(() => stream.Position = 0);
        Assert.Throws<NotSupportedException>(() => stream.Seek(0, SeekOrigin.Begin));
        Assert.Throws<NotSupportedException>(() => stream.SetLength(0));
        Assert.Throws<NotSupportedException>(() => stream.Write([1], 0, 1));
    }

    [Theory]
    [InlineData("abc\ndef", "abc", 4, false)]
    [InlineData("abc\r\ndef", "abc", 5, false)]
    [InlineData("abc\rdef", "abc", 4, false)]
    [InlineData("abc\n", "abc", 4, false)]
    [InlineData("abc\r\n", "abc", 5, false)]
    [InlineData("abc\r", "abc", 4, true)]
    [InlineData("abc", "abc", 3, true)]
    [InlineData("\nabc", "", 1, false)]
    [InlineData("\r\nabc", "", 2, false)]
    [InlineData("\rabc", "", 1, false)]
    [InlineData("", "", 0, true)]
    public static void LostLine_EndsAtItsLineBreak(string text, string line, long next, bool isLast)
    {
        foreach (int piece in new[] { 1, 2, 3, 4, 100 })
        {
            using ReplayStream stream = new ReplayStream(new PieceStream(Encoding.ASCII.GetBytes("xx" + text), piece));
            Read(stream, 2);

            LostLine lost = LostLine.Read(stream, 2, 1000);

            Assert.Equal((line, line.Length, next + 2, isLast), (Encoding.ASCII.GetString(lost.Bytes!), (int)lost.Length, lost.Next, lost.IsLast));
            stream.Rewind(2 + line.Length);
        }
    }

    [Theory]
    [InlineData(10, 10, true)]
    [InlineData(10, 9, false)]
    [InlineData(200_000, 200_000, true)]
    [InlineData(200_000, 199_999, false)]
    [InlineData(200_000, 100_000, false)]
    public static void LostLine_IsKept_UpToItsLimit(int length, int maxKept, bool isKept)
    {
        byte[] bytes = [.. Enumerable.Repeat((byte)'x', length), (byte)'\n', (byte)'y'];
        using ReplayStream stream = new ReplayStream(new MemoryStream(bytes));

        LostLine lost = LostLine.Read(stream, 0, maxKept);

        Assert.Equal((isKept ? length : null, length, length + 1, false), (lost.Bytes?.Length, (int)lost.Length, (int)lost.Next, lost.IsLast));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 0)]
    [InlineData("\n", 1)]
    [InlineData("\r", 1)]
    [InlineData("\r\n", 1)]
    [InlineData("\n\r", 2)]
    [InlineData("\r\r\n\n", 3)]
    [InlineData("\na\rb\r\nc", 3)]
    [InlineData("a\r\nb\r", 2)]
    public static void LineBreaks_AreCounted(string text, int expected) => Assert.Equal(expected, LineBreaks.Count(Encoding.ASCII.GetBytes(text)));

    private static byte[] Bytes(int count) => Enumerable.Range(0, count).Select(i => (byte)((i * 31) ^ (i >> 8))).ToArray();

    private static byte[] Part(byte[] bytes, int from, int to) => bytes.AsSpan(from, to - from).ToArray();

    private static byte[] Read(ReplayStream stream, int count)
    {
        using MemoryStream all = new MemoryStream();
        byte[] buffer = new byte[count];
        while (all.Length < count)
        {
            int read = stream.Read(buffer, 0, count - (int)all.Length);
            if (read == 0)
            {
                break;
            }

            all.Write(buffer, 0, read);
        }

        return all.ToArray();
    }

    private sealed class PieceStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, piece));
    }
}
