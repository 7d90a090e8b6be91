using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Tests.Journal;
using UserMigration.Engine.Tests.Upload;
using UserMigration.Tests.Shared;
using Xunit;
using Fault = UserMigration.Engine.Tests.Upload.MemoryStore.Fault;

namespace UserMigration.Engine.Tests.Deletion;

/// <summary>Lost answers, stops and crashes together, as seeds have it: nobody is left, and nobody else is gone.</summary>
public sealed class FaultyDeletionTests : IDisposable
{
    private const int Users = 60;
    private const int Existing = 7;

    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly MemoryStore _store = new MemoryStore(new SteppedTime());

    private string RunPath => Path.Combine(_folder, "run");

    public static TheoryData<int> Seeds => new TheoryData<int>(Enumerable.Range(1, 8));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Creations_AreGone_AndTheOthersAreThere(int seed)
    {
        Random random = new Random(seed);
        foreach (IdentityRecord record in Records.Identities(Existing))
        {
            _store.Add(record, _store.Time.GetUtcNow() - TimeSpan.FromDays(1));
        }

        string[] before = _store.Users.Select(user => user.Uuid!).ToArray();
        await new UploadRun(_store, _folder).RunAsync(UploadRun.CreateFile(_folder, Users));
        _store.MeetDelete = _ => Draw(random);

        for (int i = 0; i < 4; i++)
        {
            DeletionRun run = new DeletionRun(_store, RunPath) { StopAfter = random.Next(1, Users) };
            run.Options.Workers = random.Next(1, 9);
            run.Options.IncludeChanged = random.Next(2) == 0;
            await run.RunAsync();
            LoseTheEnd(Path.Combine(run.Folder, "journal.ndjson"), random);
            CrashedJournal.ForgetMark(Path.Combine(run.Folder, "journal.ndjson"));
        }

        _store.MeetDelete = _ => Fault.None;
        DeletionRun last = new DeletionRun(_store, RunPath);
        DeletionSummary summary = await last.RunAsync();

        Assert.Equal(before, _store.Users.Select(user => user.Uuid!));
        Assert.True(summary.IsBalanced);
        Assert.Equal((Users - Existing, 0), (summary.Deleted + summary.Absent, summary.ExitCode));
        Assert.Equal(Users - Existing, last.Results.Select(result => result.Uuid).Distinct().Count());
        Assert.Equal(Users - Existing, last.Lines("delete_success.csv").Skip(1).Distinct().Count());
    }

    private static Fault Draw(Random random)
    {
        lock (random)
        {
            return random.Next(20) switch
            {
                < 3 => Fault.LostBefore,
                < 6 => Fault.LostAfter,
                6 => Fault.Refused(IdentityStoreFault.NotDone),
                7 => Fault.RefusedAfter(IdentityStoreFault.TooLarge, 504),
                _ => Fault.None,
            };
        }
    }

    /// <summary>As a loss of power leaves a journal: cut off anywhere in its last lines.</summary>
    private static void LoseTheEnd(string journal, Random random)
    {
        using FileStream file = new FileStream(journal, FileMode.Open, FileAccess.Write);
        file.SetLength(file.Length - random.Next((int)Math.Min(file.Length, 600)));
    }
}
