using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using UserMigration.Engine.Csv;
using Xunit;

namespace UserMigration.Engine.Tests.Csv;

/// <summary>How far a file is read, from which the time that is left is told.</summary>
public sealed class SourceShareTests : System.IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1, long.MaxValue, 51, 0.5)]
    [InlineData(1, 10, 6, 0.5)]
    [InlineData(51, long.MaxValue, 76, 0.5)]
    [InlineData(51, 10, 56, 0.5)]
    [InlineData(1, 1000, 51, 0.5)]
    [InlineData(51, 10, 51, 0.0)]
    public void Share_IsThatOfWhatIsToBeRead(long startAt, long first, int number, double expected)
    {
        MigrationRecord record = Read(startAt, first).Single(one => one.RecordNumber == number);

        Assert.Equal(expected, SourceShare.Get(new IdentityRecord(IdentityTarget.Akamai, new Dictionary<string, object?>(), record))!.Value, 0.03);
    }

    [Fact]
    public void RecordOfNoFile_HasNone() => Assert.Null(SourceShare.Get(
        new IdentityRecord(IdentityTarget.Akamai, new Dictionary<string, object?>(), Records.Of(("email", "a@example.com")))));

    [Theory]
    [InlineData(long.MaxValue, 1, 1, 0.0)]
    [InlineData(long.MaxValue, 1, 51, 0.25)]
    [InlineData(long.MaxValue, 2, 1, 0.5)]
    [InlineData(long.MaxValue, 2, 51, 0.75)]
    [InlineData(160, 2, 21, 0.75)]
    public void Share_IsThatOfAllFiles(long first, int file, int number, double expected)
    {
        string[] paths = [Write("a.csv"), Write("b.csv")];
        using Datafiles files = Datafiles.Open(paths, new CsvReadOptions());

        MigrationRecord record = files.Read(1, first, CancellationToken.None).Single(one => one.GetSource()!.Ordinal == file && one.RecordNumber == number);

        Assert.Equal(expected, SourceShare.Get(record)!.Value, 0.03);
    }

    private List<MigrationRecord> Read(long startAt, long first)
    {
        using Datafiles files = Datafiles.Open([Write("users.csv")], new CsvReadOptions());
        return files.Read(startAt, first, CancellationToken.None).ToList();
    }

    private string Write(string name)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, "n\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"row {i:000}\n")));
        return path;
    }
}
