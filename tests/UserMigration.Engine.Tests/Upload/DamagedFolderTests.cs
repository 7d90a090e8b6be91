using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Tests.Deletion;
using UserMigration.Engine.Tests.Journal;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>A run folder that is not what it was: removed, emptied, cut, altered, replaced, or a trap.</summary>
public sealed class DamagedFolderTests : IDisposable
{
    private const int Users = 40;

    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly SteppedTime _time = new SteppedTime();
    private readonly MemoryStore _store;
    private readonly string _file;

    public DamagedFolderTests()
    {
        _store = new MemoryStore(_time);
        _file = UploadRun.CreateFile(_folder, Users);
    }

    private string RunPath => Path.Combine(_folder, "run");

    private string Journal => Path.Combine(RunPath, "journal.ndjson");

    private string Manifest => Path.Combine(RunPath, "manifest.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string> Damages => new TheoryData<string>(
        "removed", "emptied", "cut", "cut at a line", "bit", "digit", "line left out", "line twice", "lines swapped", "line of another run", "line without its check value");

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task DamagedJournal_IsRefused_WhereverItIsRead(string damage)
    {
        await NewRun().RunAsync(_file);
        byte[] whole = File.ReadAllBytes(Journal);
        Random random = new Random(20_260_102);
        for (int i = 0; i < 30; i++)
        {
            Damage(damage, whole, random);
            int calls = _store.Creates + _store.LookUps + _store.Deletes;

            Assert.Equal(("RunFolderDamaged", 5), await RefusalAsync(() => NewRun().RunAsync(_file)));
            Assert.Equal("RunFolderDamaged", Assert.Throws<MigrationException>(() => RunFolderReader.Read(RunPath)).ErrorId);
            Assert.Equal(("RunFolderDamaged", 5), await RefusalAsync(() => new DeletionRun(_store, RunPath).RunAsync()));
            Assert.Equal(calls, _store.Creates + _store.LookUps + _store.Deletes);
        }

        File.WriteAllBytes(Journal, whole);
        Assert.Equal($"{Users} given = Created {Users}", (await NewRun().RunAsync(_file)).ToString());
        Assert.Equal(Users, _store.Users.Count);
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task DamagedJournalOfADeletion_IsRefused(string damage)
    {
        await NewRun().RunAsync(_file);
        DeletionRun first = new DeletionRun(_store, RunPath);
        await first.RunAsync();
        string journal = Path.Combine(first.Folder, "journal.ndjson");
        byte[] whole = File.ReadAllBytes(journal);
        Random random = new Random(20_260_103);
        for (int i = 0; i < 10; i++)
        {
            Damage(damage, whole, random, journal);

            Assert.Equal(("RunFolderDamaged", 5), await RefusalAsync(() => new DeletionRun(_store, RunPath).RunAsync()));
        }
    }

    [Theory]
    [InlineData("removed", 0)]
    [InlineData("emptied", 0)]
    [InlineData("cut", 0)]
    [InlineData("bit", 0)]
    [InlineData("removed", 15)]
    [InlineData("cut", 15)]
    public async Task Force_LooksUpWhatTheJournalDoesNotTell_AndDoublesNobody(string damage, int notCreated)
    {
        _store.IsKeyUnique = false;
        await NewRun().RunAsync(_file);
        _store.Users.RemoveRange(Users - notCreated, notCreated);
        Damage(damage, File.ReadAllBytes(Journal), new Random(7));
        byte[] damaged = File.Exists(Journal) ? File.ReadAllBytes(Journal) : [];
        UploadRun run = NewRun();
        run.Options.Force = true;

        MigrationSummary summary = await run.RunAsync(_file);

        Assert.Equal($"{Users} given = Created {Users}", summary.ToString());
        Assert.True(_store.Users.Count <= Users, "A user is there twice.");
        Assert.Contains(run.Told, told => told.StartsWith("The journal of the run folder", StringComparison.Ordinal) && told.Contains("looked up by its key", StringComparison.Ordinal));
        Assert.Equal(damaged, File.ReadAllBytes(Journal + ".damaged"));
        Assert.Equal($"{Users} given = Created {Users}", (await NewRun().RunAsync(_file)).ToString());
    }

    [Fact]
    public async Task RunAfterAForcedOne_StillLooksUpWhatTheJournalDoesNotTell()
    {
        _store.IsKeyUnique = false;
        await NewRun().RunAsync(_file);
        File.Delete(Journal);
        UploadRun forced = NewRun();
        forced.Options.Force = true;
        await forced.RunAsync(UploadRun.Read(_file).Take(10));

        MigrationSummary summary = await NewRun().RunAsync(_file);

        Assert.Equal($"{Users} given = Created {Users}", summary.ToString());
        Assert.Equal(Users, _store.Users.Count);
    }

    [Fact]
    public async Task RunThatWasKilled_MayNotLoseWhatItHadWritten()
    {
        byte[] atTheSecondCall = [];
        _store.Meet = (call, _) =>
        {
            atTheSecondCall = call == 2 ? File.ReadAllBytes(Journal) : atTheSecondCall;
            return call == 4 ? throw new InvalidOperationException("Killed.") : MemoryStore.Fault.None;
        };
        UploadRun killed = NewRun();
        killed.Options.Workers = 1;
        await Assert.ThrowsAsync<InvalidOperationException>(() => killed.RunAsync(_file));

        File.WriteAllBytes(Journal, atTheSecondCall);

        Assert.Equal(("RunFolderDamaged", 5), await RefusalAsync(() => NewRun().RunAsync(_file)));
    }

    [Fact]
    public async Task JournalOfAnEarlierVersion_IsReadAndGoneOnWith_AndWhatIsNewIsChecked()
    {
        await NewRun().RunAsync(UploadRun.Read(_file).Take(20));
        File.WriteAllLines(Journal, CrashedJournal.Read(Journal));
        CrashedJournal.ForgetMark(Journal);
        File.WriteAllText(Manifest, File.ReadAllText(Manifest).Replace("\"version\": 4", "\"version\": 3", StringComparison.Ordinal));

        Assert.Equal(20, RunFolderReader.Read(RunPath).Created);
        Assert.Equal($"{Users} given = Created {Users}", (await NewRun().RunAsync(_file)).ToString());

        Assert.Equal(Users, _store.Users.Count);
        string[] lines = File.ReadAllLines(Journal);
        lines[^2] = lines[^2].Replace("Created", "Updated", StringComparison.Ordinal);
        File.WriteAllLines(Journal, lines);
        Assert.Equal(("RunFolderDamaged", 5), await RefusalAsync(() => NewRun().RunAsync(_file)));
    }

    [Theory]
    [InlineData("manifest.json.new")]
    [InlineData("journal.ndjson")]
    [InlineData("run.lock")]
    [InlineData("rejects.csv")]
    [InlineData("fail.csv")]
    public async Task LinkInTheFolder_IsNotFollowed(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows makes links for administrators alone.");
        string victim = Path.Combine(_folder, "victim.txt");
        File.WriteAllText(victim, "mine");
        await NewRun().RunAsync(_file);
        File.Delete(Path.Combine(RunPath, name));
        File.CreateSymbolicLink(Path.Combine(RunPath, name), victim);

        await Record.ExceptionAsync(() => NewRun().RunAsync(UploadRun.Read(_file)));

        Assert.Equal("mine", File.ReadAllText(victim));
    }

    [Fact]
    public async Task JournalThatIsALink_IsRefusedByName()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows makes links for administrators alone.");
        await NewRun().RunAsync(_file);
        File.Move(Journal, Path.Combine(_folder, "elsewhere"));
        File.CreateSymbolicLink(Journal, Path.Combine(_folder, "elsewhere"));

        MigrationException refused = await Assert.ThrowsAsync<MigrationException>(() => NewRun().RunAsync(_file));

        Assert.Equal("RunFolderCreateFailed", refused.ErrorId);
        Assert.Contains("journal.ndjson' is a link", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FolderThatOthersMayWriteTo_IsTightened()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Modes are for Unix.");
            return;
        }

        Directory.CreateDirectory(RunPath);
        File.SetUnixFileMode(RunPath, (UnixFileMode)0b111_111_111);

        await NewRun().RunAsync(_file);

        Assert.Equal((UnixFileMode)0b111_101_101, File.GetUnixFileMode(RunPath));
    }

    private UploadRun NewRun() => new UploadRun(_store, _folder);

    private static async Task<(string ErrorId, int ExitCode)> RefusalAsync(Func<Task> run)
    {
        MigrationException refused = await Assert.ThrowsAsync<MigrationException>(run);
        return (refused.ErrorId, refused.ExitCode);
    }

    private void Damage(string damage, byte[] whole, Random random, string? path = null)
    {
        path ??= Journal;
        List<string> lines = Encoding.Latin1.GetString(whole).TrimEnd('\n').Split('\n').ToList();
        int line = random.Next(lines.Count - 1);
        byte[] bytes = [.. whole];
        switch (damage)
        {
            case "removed":
                File.Delete(path);
                return;
            case "emptied":
                bytes = [];
                break;
            case "cut":
                bytes = whole.AsSpan(0, random.Next(whole.Length - 1)).ToArray();
                break;
            case "cut at a line":
                bytes = Join(lines.Take(line + 1));
                break;
            case "bit":
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                break;
            case "digit":
                int at;
                do
                {
                    at = random.Next(bytes.Length);
                }
                while (bytes[at] is < (byte)'0' or > (byte)'9');
                bytes[at] = (byte)('0' + ((bytes[at] - '0' + 1 + random.Next(9)) % 10));
                break;
            case "line left out":
                lines.RemoveAt(line);
                bytes = Join(lines);
                break;
            case "line twice":
                lines.Insert(line, lines[line]);
                bytes = Join(lines);
                break;
            case "lines swapped":
                (lines[line], lines[line + 1]) = (lines[line + 1], lines[line]);
                bytes = Join(lines);
                break;
            case "line of another run":
                lines[line] = lines[line].Replace("check\":\"", "check\":\"0", StringComparison.Ordinal);
                lines[line] = lines[line].Remove(lines[line].Length - 3, 1);
                bytes = Join(lines);
                break;
            default:
                lines[line] = lines[line][..lines[line].IndexOf(",\"check\"", StringComparison.Ordinal)] + "}";
                bytes = Join(lines);
                break;
        }

        File.WriteAllBytes(path, bytes);
    }

    private static byte[] Join(IEnumerable<string> lines) => Encoding.Latin1.GetBytes(string.Concat(lines.Select(line => line + "\n")));
}
