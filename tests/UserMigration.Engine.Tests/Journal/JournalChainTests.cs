using System.Linq;
using System.Text;
using UserMigration.Engine.Runs.Journal;
using Xunit;

namespace UserMigration.Engine.Tests.Journal;

/// <summary>The check values of a journal's lines.</summary>
public static class JournalChainTests
{
    private const ulong Seed = 0x0123456789ABCDEF;

    private static readonly string[] s_lines = ["{\"start\":1}", "{\"intent\":2,\"records\":[[1,2]]}", "{\"end\":3,\"exit\":0}"];

    [Fact]
    public static void SealedLine_IsAnObjectWithACheckValue() =>
        Assert.Matches("^\\{\"start\":1,\"check\":\"[0-9a-f]{16}\"\\}\n$", SealAll()[0]);

    [Fact]
    public static void LinesAsTheyWereWritten_AreRight() => Assert.True(AreRight(SealAll()));

    [Fact]
    public static void ChangedBit_IsFound_WhereverItIs()
    {
        for (int line = 0; line < s_lines.Length; line++)
        {
            string[] all = SealAll();
            byte[] bytes = Encoding.UTF8.GetBytes(all[line]);
            for (int bit = 0; bit < (bytes.Length - 1) * 8; bit++)
            {
                byte[] changed = [.. bytes];
                changed[bit / 8] ^= (byte)(1 << (bit % 8));
                all[line] = Encoding.Latin1.GetString(changed);

                Assert.False(AreRight(all, Encoding.Latin1), $"line {line}, bit {bit}");
            }
        }
    }

    [Fact]
    public static void LineThatIsMissing_Doubled_OrElsewhere_IsFound()
    {
        string[] all = SealAll();

        Assert.False(AreRight([all[1], all[2]]));
        Assert.False(AreRight([all[0], all[2]]));
        Assert.False(AreRight([all[0], all[0], all[1]]));
        Assert.False(AreRight([all[1], all[0], all[2]]));
    }

    [Fact]
    public static void JournalOfAnotherFolder_IsFound() => Assert.False(AreRight(SealAll(), chain: new JournalChain(Seed + 1, 0, null)));

    [Theory]
    [InlineData(0, false)]
    [InlineData(12, true)]
    public static void LineWithoutCheckValue_IsRight_OnlyWhereAnEarlierVersionWroteIt(long checkedFrom, bool isRight) =>
        Assert.Equal(isRight, AreRight([s_lines[0] + "\n", .. SealAll()], chain: new JournalChain(Seed, checkedFrom, null)));

    [Fact]
    public static void LineAtTheMark_MustBeTheOneThatWasThere()
    {
        string[] all = SealAll();
        long length = all[0].Length + all[1].Length;
        string check = all[1][^19..^3];

        Assert.True(AreRight(all, chain: new JournalChain(Seed, 0, new JournalMark { Length = length, Check = check })));
        Assert.False(AreRight(all, chain: new JournalChain(Seed, 0, new JournalMark { Length = length, Check = "0000000000000000" })));
    }

    [Theory]
    [InlineData(0, "The journal is missing or empty, but the run has begun.")]
    [InlineData(999, "The journal has 999 bytes, but it already had 1,000 bytes.")]
    public static void JournalThatIsShorterThanItWas_IsTold(long length, string message)
    {
        JournalChain chain = new JournalChain(Seed, 0, new JournalMark { Length = 1000 });

        chain.CheckLength(1000);
        JournalException exception = Assert.Throws<JournalException>(() => chain.CheckLength(length));

        Assert.Equal((message, 0L, length), (exception.Message, exception.Line, exception.Length));
    }

    private static string[] SealAll()
    {
        JournalChain chain = new JournalChain(Seed, 0, null);
        return s_lines.Select(line =>
        {
            byte[] whole = new byte[line.Length + JournalChain.SuffixSize];
            chain.Seal(Encoding.UTF8.GetBytes(line), whole);
            return Encoding.UTF8.GetString(whole);
        }).ToArray();
    }

    private static bool AreRight(string[] lines, Encoding? encoding = null, JournalChain? chain = null)
    {
        chain ??= new JournalChain(Seed, 0, null);
        long start = 0;
        foreach (string line in lines)
        {
            if (!chain.IsRight((encoding ?? Encoding.UTF8).GetBytes(line[..^1]), start))
            {
                return false;
            }

            start += line.Length;
        }

        return true;
    }
}
