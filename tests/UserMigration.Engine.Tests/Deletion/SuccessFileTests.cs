using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Tests.Upload;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Deletion;

/// <summary>Success files of dataload.py.</summary>
public sealed class SuccessFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly MemoryStore _store = new MemoryStore(new SteppedTime());

    public SuccessFileTests()
    {
        foreach (IdentityRecord record in Records.Identities(4))
        {
            _store.Add(record, _store.Time.GetUtcNow());
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("batch,line,uuid\n1,2,{0}\n1,3,{1}\n")]
    [InlineData("batch,line,uuid,email\n1,2,{0},user1@example.com\n1,3,{1},user2@example.com\n")]
    [InlineData("Line,UUID\r\n2,\"{0}\"\r\n3,{1}\r\n")]
    [InlineData("batch,line,uuid\n1,2,{0}\n1,3,{1}\n2,2,{0}\n")]
    public async Task UsersOfTheFile_AreDeletedOnce(string text)
    {
        DeletionRun run = Of(text);
        string[] others = _store.Users.Skip(2).Select(user => user.Uuid!).ToArray();

        Assert.Equal("2 given = Deleted 2", (await run.RunAsync()).ToString());

        Assert.Equal(others, _store.Users.Select(user => user.Uuid!));
        Assert.Equal([(1L, 2L), (2L, 3L)], run.Results.Select(result => (result.RecordNumber, result.Line)).Order());
    }

    [Fact]
    public async Task UpperCaseUuid_IsTheSame_AndIsSentAsItIs()
    {
        _store.Users[0].Uuid = _store.Users[0].Uuid!.ToUpperInvariant();

        Assert.Equal("1 given = Deleted 1", (await Of("batch,line,uuid\n1,2,{0}\n").RunAsync()).ToString());
    }

    [Fact]
    public async Task ChangedUser_IsLeftAlone()
    {
        _store.Users[0].LastUpdated += TimeSpan.FromMinutes(1);

        Assert.Equal("2 given = Deleted 1, Changed 1", (await Of("batch,line,uuid\n1,2,{0}\n1,3,{1}\n").RunAsync()).ToString());
    }

    [Theory]
    [InlineData("batch,line,uuid\n1,2,{0}\n1,3,nobody\n", 3)]
    [InlineData("batch,line,uuid\n1,2,{0}\n1,3,\n", 3)]
    [InlineData("batch,line,uuid\n1,2,{0}\n1,3,{{1}}\n", 3)]
    [InlineData("batch,line,uuid\n1,2,00000000-0000-0000-0000-000000000000\n", 2)]
    [InlineData("batch,line,uuid\n1,2,{0}\n1,3\n", 3)]
    [InlineData("batch,line,uuid\n1,2,{0}\n1,3,\"{1}\n", 3)]
    public async Task MalformedLine_IsNamed_AndNobodyIsDeleted(string text, int line)
    {
        MigrationException exception = await Assert.ThrowsAsync<MigrationException>(Of(text).RunAsync);

        Assert.Equal(("SuccessFileMalformed", 5), (exception.ErrorId, exception.ExitCode));
        Assert.StartsWith($"Line {line} of '", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody", exception.Message, StringComparison.Ordinal);
        Assert.Equal((4, 0), (_store.Users.Count, _store.Deletes));
    }

    [Theory]
    [InlineData("email,givenName\na@example.com,Anna\n")]
    [InlineData("uuid,email\n{0},a@example.com\n")]
    [InlineData("batch,line,error\n1,2,no\n")]
    [InlineData("batch,line,uuid,error\n1,2,{0},no\n")]
    public async Task AnotherFile_IsRefused(string text) => Assert.Equal("SuccessFileInvalid", await RefusalAsync(Of(text)));

    [Fact]
    public async Task FileOfUpdates_IsRefused() =>
        Assert.Equal("SuccessFileOfUpdates", await RefusalAsync(Of("batch,line,uuid\n1,2,{0}\n", "update_success_20260102.csv")));

    [Fact]
    public async Task FileOfARunFolder_IsRefused()
    {
        DeletionRun run = Of("batch,line,uuid,record\n1,2,{0},1\n");
        File.WriteAllText(Path.Combine(_folder, "manifest.json"), "{}");

        Assert.Equal("SuccessFileOfRun", await RefusalAsync(run));
    }

    [Fact]
    public async Task FileOfADeletion_IsRefused()
    {
        DeletionRun run = Of("batch,line,uuid\n1,2,{0}\n");
        await run.RunAsync();

        Assert.Equal("SuccessFileOfRun", await RefusalAsync(new DeletionRun(_store, Path.Combine(run.Folder, "delete_success.csv"))));
    }

    [Fact]
    public async Task FileThatHasChangedSince_IsRefused()
    {
        await Of("batch,line,uuid\n1,2,{0}\n").RunAsync();
        int deletes = _store.Deletes;

        Assert.Equal("DeletionSourceChanged", await RefusalAsync(Of("batch,line,uuid\n1,2,{0}\n1,3,{1}\n")));
        Assert.Equal(deletes, _store.Deletes);
    }

    private static async Task<string> RefusalAsync(DeletionRun run) => (await Assert.ThrowsAsync<MigrationException>(run.RunAsync)).ErrorId;

    private DeletionRun Of(string text, string name = "success_20260102.csv")
    {
        string path = Path.Combine(_folder, name);
        string Uuid(int i) => _store.Users.Count > i ? _store.Users[i].Uuid! : Guid.Empty.ToString();
        File.WriteAllText(path, text.Replace("{0}", Uuid(0), StringComparison.Ordinal).Replace("{1}", Uuid(1), StringComparison.Ordinal));
        return new DeletionRun(_store, path);
    }
}
