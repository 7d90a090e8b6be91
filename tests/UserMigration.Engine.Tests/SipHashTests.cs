using System;
using System.Buffers.Binary;
using System.Linq;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests;

/// <summary>The key and the inputs are those of the algorithm's own publication; the outputs were made by OpenSSL.</summary>
public static class SipHashTests
{
    [Theory]
    [InlineData(0, "A3817F04BA25A8E66DF67214C7550293", "DCC40F055801ACAB")]
    [InlineData(1, "DA87C1D86B99AF44347659119B22FC45", "93CA577DF39BF4C9")]
    [InlineData(7, "A1F1EBBED8DBC153C0B84AA61FF08239", "4011B19B987D92D3")]
    [InlineData(8, "3B62A9BA6258F5610F83E264F31497B4", "8E9A298D11959036")]
    [InlineData(15, "5493E99933B0A8117E08EC0F97CFC3D9", "5699512A6DD820D3")]
    [InlineData(16, "6EE2A4CA67B054BBFD3315BF85230577", "668B907D1ADD4FCC")]
    [InlineData(25, "8ECE5F042D5E447B5051B9EACB8D8F6F", "79095B702859CD45")]
    [InlineData(63, "5150D1772F50834A503E069A973FBD7C", "A8B3BBB76290199D")]
    public static void Hashes_AreThoseOfOpenSsl(int length, string of128, string of64)
    {
        SipHash hash = new SipHash(0x0706050403020100, 0x0F0E0D0C0B0A0908);
        byte[] input = Enumerable.Range(0, length).Select(i => (byte)i).ToArray();
        byte[] output = new byte[16];

        (ulong low, ulong high) = hash.Hash128(input);
        BinaryPrimitives.WriteUInt64LittleEndian(output, low);
        BinaryPrimitives.WriteUInt64LittleEndian(output.AsSpan(8), high);
        Assert.Equal(of128, Convert.ToHexString(output));

        BinaryPrimitives.WriteUInt64LittleEndian(output, hash.Hash64(input));
        Assert.Equal(of64, Convert.ToHexString(output.AsSpan(0, 8)));
    }

    [Fact]
    public static void TwoRuns_HaveTwoKeys() =>
        Assert.NotEqual(SipHash.CreateRandom().Hash128([1, 2, 3]), SipHash.CreateRandom().Hash128([1, 2, 3]));
}
