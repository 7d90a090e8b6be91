using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Csv.Encodings;
using Xunit;

namespace UserMigration.Engine.Tests.Csv;

/// <summary>Streams that are read forward only: what they say of what they cannot do, and the digest of what comes through a pipe.</summary>
public static class ForwardStreamTests
{
    public static TheoryData<string, string, string, string> Streams() => new TheoryData<string, string, string, string>
    {
        // The stream, and the reasons for Length, Position and Seek.
        { "pipe", "The length of a pipe is not known.", "A pipe does not support a position.", "A pipe can only be read forward." },
        { "converted", "The length of a converted stream is not known.", "A converted stream does not support a position.", "The stream can only be read forward." },
    };

    [Theory]
    [MemberData(nameof(Streams))]
    public static void WhatAStreamCannotDo_IsSaid(string kind, string length, string position, string seek)
    {
        using Stream stream = Create(kind);

        Assert.Equal(length, Reason(() => stream.Length));
        Assert.Equal(position, Reason(() => stream.Position));
        Assert.Equal(position, Reason(() => stream.Position = 1));
        Assert.Equal(seek, Reason(() => stream.Seek(0, SeekOrigin.Begin)));
        Assert.Equal("The stream is read-only.", Reason(() => stream.SetLength(1)));
        Assert.Equal("The stream is read-only.", Reason(() => stream.Write([1], 0, 1)));
    }

    [Fact]
    public static void WhatAReplayedStreamCannotDo_IsSaid()
    {
        using Stream stream = new ReplayStream(new MemoryStream([1]));

        Assert.Equal("The length of a replayed stream is not known.", Reason(() => stream.Length));
        Assert.Equal("Use Rewind.", Reason(() => stream.Position = 1));
        Assert.Equal("Use Rewind.", Reason(() => stream.Seek(0, SeekOrigin.Begin)));
        Assert.Equal("The stream is read-only.", Reason(() => stream.SetLength(1)));
        Assert.Equal("The stream is read-only.", Reason(() => stream.Write([1], 0, 1)));
    }

    [Fact]
    public static void Pipe_IsHashedAsItIsRead()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("email\nann@example.com\n");
        using HashedStream stream = new HashedStream(new MemoryStream(bytes));
        byte[] buffer = new byte[9];

        List<byte> read = new List<byte>();
        for (int count; (count = stream.Read(buffer, 2, 7)) > 0;)
        {
            Assert.Null(stream.Result);
            read.AddRange(buffer.AsSpan(2, count));
        }

        Assert.Equal(bytes, read);
        Assert.Equal((bytes.LongLength, Convert.ToHexStringLower(SHA256.HashData(bytes))), (stream.Result!.Size, stream.Result.Sha256));
        StreamedBytes first = stream.Result;
        Assert.Equal(0, stream.Read(buffer, 0, 9));
        Assert.Same(first, stream.Result);
    }

    [Fact]
    public static void Pipe_EndsOnlyWhereSomethingWasAskedFor()
    {
        using HashedStream stream = new HashedStream(new MemoryStream([1]));

        Assert.Equal(0, stream.Read(new byte[1], 0, 0));

        Assert.Null(stream.Result);
    }

    private static Stream Create(string kind) => kind == "pipe"
        ? new HashedStream(new MemoryStream([1]))
        : new TranscodingStream(new MemoryStream([1]), Encoding.Latin1, []);

    private static string Reason(Action action) => Assert.Throws<NotSupportedException>(action).Message;

    private static string Reason(Func<long> action) => Assert.Throws<NotSupportedException>(() => action()).Message;
}
