using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using UserMigration.Engine.Csv;
using Xunit;

namespace UserMigration.Engine.Tests.Csv;

/// <summary>The files of one import.</summary>
public sealed class DatafilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;

    private static CancellationToken Never => CancellationToken.None;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Files_AreReadInTheirOrder_EachWithNumbersOfItsOwn()
    {
        using Datafiles files = Datafiles.Open([Create("a.csv", "a\n1\n2\n"), Create("b.csv", "a\n3\n")], new CsvReadOptions());

        MigrationRecord[] records = files.Read(1, long.MaxValue, Never).ToArray();

        Assert.Equal(["1@2 [1]", "2@3 [2]", "1@2 [3]"], records.Select(Datafile.Show));
        Assert.Equal([1, 1, 2], records.Select(record => record.GetSource()!.Ordinal));
        Assert.Empty(files.Warnings);
    }

    [Theory]
    [InlineData(1, 2, "1|2")]
    [InlineData(1, 3, "1|2|3")]
    [InlineData(1, 0, "")]
    [InlineData(1, 9, "1|2|3|4")]
    public void FirstRecords_AreCountedOverAllFiles(long startAt, long first, string expected)
    {
        using Datafiles files = Datafiles.Open([Create("a.csv", "a\n1\n2\n"), Create("b.csv", "a\n3\n4\n")], new CsvReadOptions());

        Assert.Equal(expected, string.Join('|', files.Read(startAt, first, Never).Select(record => record.GetValue(0))));
    }

    [Theory]
    [InlineData(1, 2, "1|2")]
    [InlineData(3, 2, "3|4")]
    [InlineData(4, 9, "4")]
    [InlineData(5, 9, "")]
    [InlineData(50, 9, "")]
    public void Start_IsTheNumberOfARecord(long startAt, long first, string expected)
    {
        using Datafiles files = Datafiles.Open([Create("a.csv", "a\n1\n2\n3\n4\n")], new CsvReadOptions());

        Assert.Equal(expected, string.Join('|', files.Read(startAt, first, Never).Select(record => record.GetValue(0))));
    }

    [Fact]
    public void StartInSeveralFiles_IsRefused()
    {
        using Datafiles files = Datafiles.Open([Create("a.csv", "a\n1\n"), Create("b.csv", "a\n3\n")], new CsvReadOptions());

        MigrationException exception = Assert.Throws<MigrationException>(() => files.Read(2, 1, Never));

        Assert.Equal("StartAtNeedsOneFile", exception.ErrorId);
        Assert.Equal("-StartAt counts the records of one file, but several files were specified. Import them one by one.", exception.Message);
    }

    [Theory]
    [InlineData('"')]
    [InlineData('\r')]
    [InlineData('\n')]
    [InlineData('\0')]
    [InlineData('\u0080')]
    [InlineData('€')]
    public void DelimiterThatCanNotBeOne_IsRefused(char delimiter)
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => Datafiles.Open([], new CsvReadOptions { Delimiter = delimiter }));

        Assert.Equal("DelimiterInvalid", exception.ErrorId);
        Assert.Contains("ASCII character", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('\u007F')]
    [InlineData(';')]
    [InlineData('\t')]
    public void AnotherDelimiter_IsTaken(char delimiter) => Datafiles.CheckDelimiter(delimiter);

    [Fact]
    public void Headers_AreCheckedBeforeTheFirstRow()
    {
        string sound = Create("a.csv", "a\n1\n");

        Assert.Equal("HeaderNameTwice", Assert.Throws<MigrationException>(() => Datafiles.Open([sound, Create("b.csv", "a,a\n")], new CsvReadOptions())).ErrorId);
        MigrationException missing = Assert.Throws<MigrationException>(() => Datafiles.Open([sound, Path.Combine(_folder, "c.csv")], new CsvReadOptions()));
        Assert.Equal("DatafileNotFound", missing.ErrorId);
        Assert.Equal($"The file '{Path.Combine(_folder, "c.csv")}' does not exist. Check the path.", missing.Message);
        Assert.Equal("DatafileNotFound", Assert.Throws<MigrationException>(() => Datafiles.Open([Path.Combine(_folder, "d", "c.csv")], new CsvReadOptions())).ErrorId);
    }

    [Fact]
    public void Folder_CanNotBeOpened()
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => Datafiles.Open([_folder], new CsvReadOptions()));

        Assert.Equal("DatafileOpenFailed", exception.ErrorId);
        Assert.StartsWith($"The file '{_folder}' can't be opened: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingOptions_AreAMistake() => Assert.Throws<ArgumentNullException>(() => Datafiles.Open([], null!));

    [Fact]
    public void SoundFiles_AreValid()
    {
        using Datafiles files = Datafiles.Open([Create("a.csv", "a,b\n1,2\n"), Create("b.csv", "a,b\n\"x\n1,2\",3\n")], new CsvReadOptions());

        files.Validate(Never);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void MalformedRows_AreCounted_AndTheFirstAreShown(int count, bool hasMore)
    {
        using Datafiles files = Datafiles.Open([Create("a.csv", "a,b\n" + string.Concat(Enumerable.Repeat("1\n", count)) + "1,2\n")], new CsvReadOptions());

        MigrationException exception = Assert.Throws<MigrationException>(() => files.Validate(Never));

        Assert.Equal("DatafileMalformed", exception.ErrorId);
        Assert.StartsWith($"Malformed rows: {count}. No record was output. a.csv: ", exception.Message, StringComparison.Ordinal);
        Assert.Equal(Math.Min(count, 5), exception.Message.Split("The row has a different number of fields (1) than the header (2).").Length - 1);
        Assert.Equal(hasMore, exception.Message.EndsWith(" … and more.", StringComparison.Ordinal));
    }

    [Fact]
    public void FaultOfARow_IsTold_AndNoWarning()
    {
        using Datafiles files = Datafiles.Open([Create("a.csv", "a,b\n\"x\n1,2\",3,4\n\"x\n1,2\",3,4\n")], new CsvReadOptions());

        MigrationException exception = Assert.Throws<MigrationException>(() => files.Validate(Never));

        Assert.Contains("The row has a different number of fields (3) than the header (2). ", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("merged", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void StoppedReading_GivesNothingMore()
    {
        using CancellationTokenSource stop = new CancellationTokenSource();
        using Datafiles files = Datafiles.Open([Create("a.csv", "a\n" + string.Concat(Enumerable.Repeat("1\n", 100_000)))], new CsvReadOptions());
        int count = 0;

        foreach (MigrationRecord record in files.Read(1, long.MaxValue, stop.Token))
        {
            count++;
            stop.Cancel();
        }

        Assert.InRange(count, 1, 10_000);
    }

    [Fact]
    public void FileInAnotherEncoding_IsWarnedOf()
    {
        string path = Path.Combine(_folder, "müller's.csv");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes("name,city\nMüller,Köln\nJürgen,Düren\nBjörn,Mühlheim\n"));

        using Datafiles files = Datafiles.Open([path], new CsvReadOptions());

        string warning = Assert.Single(files.Warnings);
        Assert.StartsWith($"The file '{path}' is not UTF-8, but probably windows-1252. Read it with -Encoding windows-1252, or rewrite it as UTF-8: ", warning, StringComparison.Ordinal);
        Assert.EndsWith($"Import-MigrationCsv '{_folder}/müller''s.csv' -Encoding windows-1252 | Export-MigrationCsv '{_folder}/müller''s.utf8.csv'.", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void PipedBytes_HaveTheirDigest_WhenTheirEndWasReached()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("a\n1\n2\n");
        using HashedStream stream = new HashedStream(new MemoryStream(bytes));
        byte[] buffer = new byte[4];

        Assert.Equal((true, false, false), (stream.CanRead, stream.CanSeek, stream.CanWrite));
        Assert.Equal(4, stream.Read(buffer, 0, 4));
        Assert.Equal(0, stream.Read(buffer, 0, 0));
        Assert.Null(stream.Result);
        Assert.Equal(2, stream.Read(buffer, 0, 4));
        Assert.Null(stream.Result);
        Assert.Equal(0, stream.Read(buffer, 0, 4));
        object? result = stream.Result;
        Assert.NotNull(result);
        Assert.Equal(0, stream.Read(buffer, 0, 4));

        Assert.Same(result, stream.Result);
        Assert.Throws<NotSupportedException>(() => stream.Length);
        Assert.Throws<NotSupportedException>(() => stream.Position);
        Assert.Throws<NotSupportedException>(() => stream.Position = 0);
        Assert.Throws<NotSupportedException>(() => stream.Seek(0, SeekOrigin.Begin));
        Assert.Throws<NotSupportedException>(() => stream.SetLength(0));
        Assert.Throws<NotSupportedException>(() => stream.Write(buffer, 0, 1));
    }

    [Fact]
    public void Streams_CloseWhatTheyRead()
    {
        MemoryStream piped = new MemoryStream([1]);
        MemoryStream replayed = new MemoryStream([1]);

        new HashedStream(piped).Dispose();
        new ReplayStream(replayed).Dispose();

        Assert.False(piped.CanRead);
        Assert.False(replayed.CanRead);
    }

    private string Create(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
