using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Tests.Deletion;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>A run folder that is deleted, moved away or replaced while a command works on it.</summary>
public sealed class LostFolderTests : IDisposable
{
    private const int Users = 40;

    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly MemoryStore _store = new MemoryStore(new SteppedTime());
    private readonly string _file;

    public LostFolderTests()
    {
        _file = UploadRun.CreateFile(_folder, Users);
    }

    private string RunPath => Path.Combine(_folder, "run");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string> Losses => new TheoryData<string>(
        "deleted", "moved away", "replaced by a copy", "lock deleted", "journal deleted", "journal emptied");

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task FolderThatIsGone_EndsTheRunBeforeTheNextCall(string fault)
    {
        SkipOnWindows();
        _store.Meet = (call, _) => LoseAt(call, fault);
        UploadRun run = NewRun();
        run.Options.Workers = 1;

        MigrationSummary summary = await run.RunAsync(_file);

        Assert.Equal(("RunFolderLost", 4), (run.AbortedBy?.ErrorId, summary.ExitCode));
        Assert.Contains("was deleted or replaced", run.AbortedBy!.Message, StringComparison.Ordinal);
        Assert.Equal(2, _store.Creates);
        Assert.Equal($"{Users} given = Created 20, NotSent 20", summary.ToString());
    }

    [Fact]
    public async Task FolderInTheSamePlace_IsNotWrittenTo()
    {
        SkipOnWindows();
        _store.Meet = (call, _) =>
        {
            if (call == 1)
            {
                Lose("moved away", RunPath);
                Directory.CreateDirectory(RunPath);
            }

            return MemoryStore.Fault.None;
        };
        UploadRun run = NewRun();

        await run.RunAsync(_file);

        Assert.Equal("RunFolderLost", run.AbortedBy?.ErrorId);
        Assert.Empty(Directory.GetFileSystemEntries(RunPath));
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task FolderThatIsGone_EndsTheRunBeforeTheNextChangeOfTheSameBatch(string fault)
    {
        SkipOnWindows();
        await NewRun().RunAsync(_file);
        Directory.Delete(RunPath, recursive: true);
        _store.MeetChange = call => LoseAt(call, fault);
        UploadRun run = NewRun();
        run.Options = new BulkCreateOptions { RateLimit = 0, Workers = 1, BatchSize = Users, DeltaMigration = true };

        MigrationSummary summary = await run.RunAsync(UploadRun.Read(_file).Select(Renamed));

        Assert.Equal("RunFolderLost", run.AbortedBy?.ErrorId);
        Assert.Equal((2, $"{Users} given = Updated 2, NotSent {Users - 2}"), (_store.Changes, summary.ToString()));
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task FolderThatIsGone_EndsTheRunBeforeACallIsMadeAgain(string fault)
    {
        SkipOnWindows();
        _store.Meet = (call, _) => LoseAt(call, fault) with { Before = new IdentityStoreException(IdentityStoreFault.NotDone, "Patience.") { HttpStatus = 429 } };
        UploadRun run = NewRun();
        run.Options.Workers = 1;

        await run.RunAsync(_file);

        Assert.Equal(("RunFolderLost", 2), (run.AbortedBy?.ErrorId, _store.Creates));
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task FolderThatIsGone_EndsADeletionBeforeTheNextCall(string fault)
    {
        SkipOnWindows();
        await NewRun().RunAsync(_file);
        DeletionRun run = new DeletionRun(_store, RunPath);
        run.Options.Workers = 1;
        string folder = RunPath + ".delete";
        _store.MeetDelete = call => LoseAt(call, fault, folder);

        await run.RunAsync();

        Assert.Equal(("RunFolderLost", 2), (run.AbortedBy?.ErrorId, _store.Deletes));
    }

    private UploadRun NewRun() => new UploadRun(_store, _folder);

    private static void SkipOnWindows() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps a folder in which a file is open.");

    private static IdentityRecord Renamed(IdentityRecord record)
    {
        record.Attributes["givenName"] = "Renamed";
        return record;
    }

    private MemoryStore.Fault LoseAt(int call, string fault, string? folder = null)
    {
        if (call == 2)
        {
            Lose(fault, folder ?? RunPath);
        }

        return MemoryStore.Fault.None;
    }

    private static void Lose(string fault, string folder)
    {
        string journal = Path.Combine(folder, "journal.ndjson");
        switch (fault)
        {
            case "deleted":
                Directory.Delete(folder, recursive: true);
                break;
            case "moved away":
                Directory.Move(folder, folder + ".moved");
                break;
            case "replaced by a copy":
                Directory.Move(folder, folder + ".moved");
                Directory.CreateDirectory(folder);
                foreach (string path in Directory.GetFiles(folder + ".moved"))
                {
                    Copy(path, Path.Combine(folder, Path.GetFileName(path)));
                }

                break;
            case "lock deleted":
                File.Delete(Path.Combine(folder, "run.lock"));
                break;
            case "journal deleted":
                File.Delete(journal);
                break;
            default:
                using (FileStream file = new FileStream(journal, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
                {
                    file.SetLength(0);
                }

                break;
        }
    }

    // As a tool copies it that asks for no lock.
    private static void Copy(string path, string copy)
    {
        if (Path.GetFileName(path) == "run.lock")
        {
            File.WriteAllText(copy, string.Empty);
            return;
        }

        File.Copy(path, copy);
    }
}
