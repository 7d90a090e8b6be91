using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Csv.Encodings;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>The command that feeds the rest back: it reads the rows as they are written, and goes on as the run went.</summary>
public sealed class NextStepTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly UploadRun _run;

    public NextStepTests()
    {
        _run = new UploadRun(new MemoryStore(new SteppedTime()), _folder);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task RowsInAnotherEncoding_AreReadInIt()
    {
        string file = Write("a.csv", "email;givenName\nuser1@example.com;J\u00f6rg;x\n", Encoding.Latin1);

        MigrationSummary summary = await _run.RunAsync(
            UploadRun.Read(file, options: new CsvReadOptions { Delimiter = ';', Encoding = Encoding.Latin1 }));

        Assert.Contains($"Import-MigrationCsv '{RunFile("rejects.csv")}' -Delimiter ';' -Encoding iso-8859-1 |", summary.Next, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(RunFile("rejects.csv")));
    }

    [Fact]
    public async Task RowsOfEachFile_AreRead()
    {
        string[] files = [Write("a.csv", "email,givenName\nx,y,z\n"), Write("b.csv", "email,givenName\nx2,y,z\n")];

        MigrationSummary summary = await _run.RunAsync(files.SelectMany(file => UploadRun.Read(file)));

        Assert.Contains($"Import-MigrationCsv '{RunFile("rejects.csv")}', '{RunFile("rejects-2.csv")}' |", summary.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RowsOfFilesThatAreReadDifferently_AreReadSo()
    {
        string first = Write("a.csv", "email,givenName\nx,y,z\n");
        string second = Write("b.csv", "email;givenName\nx;y;z\n");

        MigrationSummary summary = await _run.RunAsync(
            UploadRun.Read(first).Concat(UploadRun.Read(second, options: new CsvReadOptions { Delimiter = ';' })));

        Assert.Contains(
            $"& {{ Import-MigrationCsv '{RunFile("rejects.csv")}'; Import-MigrationCsv '{RunFile("rejects-2.csv")}' -Delimiter ';' }} |",
            summary.Next,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task WaySomeoneRan_IsGoneOn()
    {
        _run.Options.DeltaMigration = true;
        _run.Options.PrimaryKey = "legacy'Id";

        MigrationSummary summary = await _run.RunAsync(UploadRun.Read(Write("a.csv", "email,givenName\nx,y,z\n")));

        Assert.Contains("-EntityType user -PrimaryKey 'legacy''Id' -DeltaMigration ", summary.Next, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("us-ascii", "4A F6 72 67")]
    [InlineData("windows-1252", "4D 81 6C 6C 65 72")]
    [InlineData("windows-1253", "D2 AA")]
    [InlineData("shift_jis", "83 2C 61")]
    [InlineData("shift_jis", "80 A0 FF 61")]
    [InlineData("gb2312", "C1")]
    [InlineData("big5", "A1")]
    [InlineData("euc-kr", "81")]
    [InlineData("euc-jp", "C1")]
    [InlineData("cesu-8", "61 ED A0 81 62")]
    public async Task RowWithBytesThatItsEncodingHasNot_IsWrittenWithTheseBytes(string encoding, string hex)
    {
        Mono.Skip("Mono decodes some code pages differently.");
        byte[] bytes = [.. "email,givenName\nuser1@example.com,"u8, .. hex.Split(' ').Select(one => Convert.ToByte(one, 16)), (byte)'\n'];
        string file = Path.Combine(_folder, "a.csv");
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);

        MigrationSummary summary = await _run.RunAsync(UploadRun.Read(file, options: new CsvReadOptions { Encoding = CodePages.Find(encoding) }));

        Assert.Equal(1, summary.Rejected);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(RunFile("rejects.csv"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("utf-16", new byte[] { 0x00, 0xD8 })]
    [InlineData("utf-16BE", new byte[] { 0xD8, 0x00 })]
    [InlineData("utf-32", new byte[] { 0x00, 0x00, 0x11, 0x00 })]
    public async Task RowOfAWideEncoding_IsWrittenWithItsBytes(string encoding, byte[] bad)
    {
        Encoding wide = CodePages.Find(encoding);
        byte[] bytes = [.. wide.GetPreamble(), .. wide.GetBytes("email,givenName\nuser1@example.com,"), .. bad, .. wide.GetBytes("\n")];
        string file = Path.Combine(_folder, "a.csv");
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);

        await _run.RunAsync(UploadRun.Read(file, options: new CsvReadOptions { Encoding = wide }));

        Assert.Equal(bytes, await File.ReadAllBytesAsync(RunFile("rejects.csv"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task RowsOfAChangeFile_AreConvertedAsOne()
    {
        string file = Write("a.csv", "op,email,givenName\ndelete,user1@example.com,Al\n");
        IdentityConverter converter = new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai)) { OperationColumn = "op" });
        using MigrationCsvReader reader = MigrationCsvReader.Open(file, 1, new CsvReadOptions());

        MigrationSummary summary = await _run.RunAsync([converter.Convert(reader.Read()!)]);

        Assert.Equal(1, summary.Rejected);
        Assert.Contains("ConvertTo-IdentityRecord -Target Akamai -OperationColumn 'op' |", summary.Next, StringComparison.Ordinal);
    }

    private string RunFile(string name) => Path.Combine(_run.RunPath, name);

    private string Write(string name, string text, Encoding? encoding = null)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text, encoding ?? new UTF8Encoding(false));
        return path;
    }
}
