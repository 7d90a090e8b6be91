using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Tests.Upload;
using UserMigration.Tests.Shared;
using Xunit;
using Fault = UserMigration.Engine.Tests.Upload.MemoryStore.Fault;

namespace UserMigration.Engine.Tests.Deletion;

/// <summary>A run is taken back in a store that deletes later, shows no attributes, and takes any text for an identifier.</summary>
public sealed class ScheduledDeletionTests : IDisposable
{
    // Two of them differ by letter case alone, one is a UUID in capitals.
    private static readonly string[] s_subs = ["Legacy/4711", "legacy/4711", "0B7B9C1E-5F4D-4C55-9C11-8E0C6A1D2F00", "0b7b9c1e-5f4d-4c55-9c11-8e0c6a1d2f00"];

    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly UpsertStore _store = new UpsertStore(new SteppedTime());

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Creations_AreScheduled_LetterByLetter()
    {
        string path = await UploadAsync();

        DeletionRun run = TakeBack(path);

        Assert.Equal("4 given = Scheduled 4", (await run.RunAsync()).ToString());
        Assert.Equal(s_subs.Order(StringComparer.Ordinal), _store.Scheduled.Order(StringComparer.Ordinal));
        Assert.Equal(s_subs.Order(StringComparer.Ordinal), run.Lines("delete_success.csv").Skip(1).Select(line => line.Split(',')[1]).Order(StringComparer.Ordinal));
        Assert.Equal(0, _store.LookUps);
        Assert.Equal("4 given = Scheduled 4", (await TakeBack(path).RunAsync()).ToString());
        Assert.Equal(4, _store.Scheduled.Count);
    }

    [Fact]
    public async Task ChangedUsers_CanNotBeTold_SoItIsRefused_UnlessTheyAreIncluded()
    {
        string path = await UploadAsync();
        DeletionRun run = TakeBack(path);
        run.Options.IncludeChanged = false;

        MigrationException refused = await Assert.ThrowsAsync<MigrationException>(run.RunAsync);

        Assert.Equal(("ChangeCheckImpossible", 5), (refused.ErrorId, refused.ExitCode));
        Assert.Contains("-IncludeChanged", refused.Message, StringComparison.Ordinal);
        Assert.Empty(_store.Scheduled);
        Assert.False(Directory.Exists(run.Folder));
    }

    [Fact]
    public async Task UsersThatTheRunUpdated_OrOnlySettled_AreLeftAlone()
    {
        _store.Users.Add(new IdentityUser("user", new Dictionary<string, object?> { ["email"] = "u0@example.com" }) { Uuid = s_subs[0] });
        _store.Meet = (_, records) => _store.Creates < 3 && records.Any(record => Equals(record.Attributes["sub"], s_subs[1])) ? Fault.LostBefore : Fault.None;

        DeletionRun run = TakeBack(await UploadAsync(batchSize: 2));

        Assert.Equal("3 given = Skipped 2, Scheduled 1", (await run.RunAsync()).ToString());
        Assert.Equal([s_subs[3]], _store.Scheduled);
    }

    [Fact]
    public async Task LostAnswer_IsScheduledAgain()
    {
        string path = await UploadAsync();
        _store.MeetDelete = call => call == 1 ? Fault.LostAfter : Fault.None;

        Assert.Equal("4 given = Scheduled 4", (await TakeBack(path).RunAsync()).ToString());

        Assert.Equal(5, _store.Scheduled.Count);
    }

    [Fact]
    public async Task SuccessFile_MayHaveAnyIdentifier()
    {
        await UploadAsync();
        string path = Path.Combine(_folder, "created.csv");
        File.WriteAllText(path, "batch,line,uuid\n1,2,Legacy/4711\n1,3,legacy/4711\n");

        Assert.Equal("2 given = Scheduled 2", (await TakeBack(path).RunAsync()).ToString());
    }

    private DeletionRun TakeBack(string path)
    {
        DeletionRun run = new DeletionRun(_store, path);
        run.Options.IncludeChanged = true;
        return run;
    }

    private async Task<string> UploadAsync(int batchSize = 10)
    {
        string file = Path.Combine(_folder, "users.csv");
        File.WriteAllText(file, "sub,email\n" + string.Concat(s_subs.Select((sub, i) => $"{sub},u{i}@example.com\n")));
        UploadRun run = new UploadRun(_store, _folder);
        run.Options.PrimaryKey = "sub";
        run.Options.BatchSize = batchSize;
        run.Options.Workers = 1;
        await run.RunAsync(file);
        Assert.Equal(s_subs.Order(StringComparer.Ordinal), run.Results.Select(result => result.Uuid).Order(StringComparer.Ordinal));
        return run.RunPath;
    }
}
