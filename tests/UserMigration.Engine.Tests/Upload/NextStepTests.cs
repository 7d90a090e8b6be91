using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Csv;
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
        string[] files = [Write("a.csv", "email,givenName\nx,y,z\n"), Write("b.csv", "email,givenName\nx,y,z\n")];

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

    [Fact]
    public async Task RowThatItsEncodingHasNot_IsLeftOutRatherThanChanged()
    {
        string file = Write("a.csv", "email,givenName\nuser1@example.com,Al,x\nuser2@example.com,J\u00f6rg\n", Encoding.Latin1);
        MigrationSummary summary = await _run.RunAsync(UploadRun.Read(file, options: new CsvReadOptions { Encoding = Encoding.ASCII }));

        Assert.Equal(2, summary.Rejected);
        Assert.Equal("email,givenName\nuser1@example.com,Al,x\n", await File.ReadAllTextAsync(RunFile("rejects.csv"), TestContext.Current.CancellationToken));
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
