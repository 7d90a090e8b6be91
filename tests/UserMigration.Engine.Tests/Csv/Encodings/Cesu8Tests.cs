using System;
using System.Linq;
using System.Text;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Csv.Encodings;
using Xunit;

namespace UserMigration.Engine.Tests.Csv.Encodings;

/// <summary>CESU-8, in which older Oracle databases write what they call UTF8.</summary>
public static class Cesu8Tests
{
    private const string Text = "email,nick\nann@example.com,😀\nbob@example.com,Zoë 名 𝄞\n";

    [Fact]
    public static void Text_IsRead()
    {
        MigrationRecord[] records = Datafile.Read(EncodingSample.Encode(Text, "cesu-8"), new CsvReadOptions { Encoding = CodePages.Find("CESU-8") }).ToArray();

        Assert.Equal(["😀", "Zoë 名 𝄞"], records.Select(record => record.GetValue("nick")));
        Assert.All(records, record => Assert.Empty(record.Issues));
    }

    [Fact]
    public static void PairOfSurrogates_HasSixBytes() =>
        Assert.Equal("ED A0 BD ED B8 80", string.Join(' ', EncodingSample.Encode("😀", "cesu-8").Select(one => one.ToString("X2", System.Globalization.CultureInfo.InvariantCulture))));

    [Fact]
    public static void FormOfUtf8_IsReadAsWell() =>
        Assert.Equal("a😀é", CodePages.Find("cesu-8").GetString(Encoding.UTF8.GetBytes("a😀é")));

    [Fact]
    public static void CharacterThatABufferCuts_IsRead()
    {
        string text = "n\n" + string.Concat(Enumerable.Range(0, 9000).Select(i => new string('x', i % 7) + "😀é名\n"));

        Assert.Equal(text.Split('\n').Skip(1).Take(9000), Datafile.Read(EncodingSample.Encode(text, "cesu-8"), new CsvReadOptions { Encoding = CodePages.Find("cesu-8") }).Select(record => record.GetValue("n")));
    }

    [Theory]
    [InlineData("ED A0 BD")]
    [InlineData("ED B8 80")]
    [InlineData("ED A0 BD 41")]
    [InlineData("ED A0 BD ED A0 BD ED B8")]
    [InlineData("C0 80")]
    [InlineData("FF")]
    public static void HalfACharacter_IsAnIssue(string hex)
    {
        byte[] bytes = [.. "n\nx"u8, .. Convert.FromHexString(hex.Replace(" ", string.Empty, StringComparison.Ordinal)), .. "\n"u8];

        MigrationRecord record = Datafile.Read(bytes, new CsvReadOptions { Encoding = CodePages.Find("cesu-8") })[0];

        Assert.Equal("InvalidEncoding", record.Issues[0].RuleId);
    }

    [Fact]
    public static void Text_IsNamedForSure_AndNotGuessed()
    {
        using MigrationCsvReader reader = Datafile.Open(EncodingSample.Encode(Text, "cesu-8"));
        MigrationRecord record = reader.Read()!;

        Assert.Contains("is not UTF-8, but CESU-8, which Oracle calls UTF8", reader.EncodingWarning, StringComparison.Ordinal);
        Assert.Contains("-Encoding cesu-8 | Export-MigrationCsv users.utf8.csv.", reader.EncodingWarning, StringComparison.Ordinal);
        Assert.Contains("-Encoding cesu-8", Assert.Single(record.Issues).Recommendation, StringComparison.Ordinal);
    }

    [Fact]
    public static void LatePair_IsNamedByItsRow_AlsoBehindCharactersOfUtf8()
    {
        byte[] bytes = EncodingSample.Encode("name\nZoë\n" + string.Concat(Enumerable.Repeat("Anna\n", 2000)) + "😀\n", "cesu-8");

        Assert.Contains("-Encoding cesu-8", Assert.Single(Datafile.Read(bytes)[2001].Issues).Recommendation, StringComparison.Ordinal);
    }

    [Fact]
    public static void HeaderInIt_IsNamed()
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => Datafile.Read(EncodingSample.Encode("email,😀\na,b\n", "cesu-8")));

        Assert.Contains("-Encoding cesu-8", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void MarkOfUtf8_IsNoPartOfTheHeader()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. EncodingSample.Encode(Text, "cesu-8")];

        using MigrationCsvReader reader = Datafile.Open(bytes, new CsvReadOptions { Encoding = CodePages.Find("cesu-8") });

        Assert.Equal(["email", "nick"], reader.Columns.Names);
    }

    [Fact]
    public static void RandomText_ComesBackAsItWas()
    {
        Random random = new Random(11);
        Encoding cesu = CodePages.Find("cesu-8");
        for (int i = 0; i < 2000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(20)).Select(_ => RandomCharacter(random)));
            Assert.Equal(text, cesu.GetString(cesu.GetBytes(text)));
        }
    }

    private static string RandomCharacter(Random random)
    {
        int codePoint = random.Next(random.Next(2) == 0 ? 0x300 : 0x110000);
        return codePoint is >= 0xD800 and <= 0xDFFF ? "x" : char.ConvertFromUtf32(codePoint);
    }
}
