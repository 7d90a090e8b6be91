using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Tests.Journal;
using UserMigration.Tests.Shared;
using Xunit;
using Fault = UserMigration.Engine.Tests.Upload.MemoryStore.Fault;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>The same command again, on the same run folder.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly MemoryStore _store = new MemoryStore(new SteppedTime());

    private string RunFolderPath => Path.Combine(_folder, "run");

    private string Journal => Path.Combine(RunFolderPath, "journal.ndjson");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task FinishedRun_SendsNothing_AndGivesTheSameOutcomes()
    {
        string file = UploadRun.CreateFile(_folder, 50);
        UploadRun first = new UploadRun(_store, _folder);
        await first.RunAsync(file);
        string success = File.ReadAllText(Path.Combine(RunFolderPath, "success.csv"));

        UploadRun second = new UploadRun(_store, _folder);
        MigrationSummary summary = await second.RunAsync(file);

        Assert.Equal(5, _store.Creates);
        Assert.Equal("50 given = Created 50", summary.ToString());
        Assert.All(second.Results, result => Assert.True(result.FromJournal));
        Assert.Equal(
            first.Results.OrderBy(result => result.RecordNumber).Select(result => result.Uuid),
            second.Results.OrderBy(result => result.RecordNumber).Select(result => result.Uuid));
        Assert.Equal(Sorted(success), Sorted(File.ReadAllText(Path.Combine(RunFolderPath, "success.csv"))));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(3, false)]
    [InlineData(7, false)]
    public async Task RunWhoseOutcomesWereLost_IsSettled_AndNobodyIsThereTwice(int outcomesKept, bool isKeyUnique)
    {
        _store.IsKeyUnique = isKeyUnique;
        string file = UploadRun.CreateFile(_folder, 100);
        await new UploadRun(_store, _folder).RunAsync(file);
        int kept = 0;
        CrashedJournal.Rewrite(Journal, lines => lines.Where(line => !line.StartsWith("{\"end", StringComparison.Ordinal)
            && (!line.StartsWith("{\"outcome", StringComparison.Ordinal) || ++kept <= outcomesKept)));

        UploadRun second = new UploadRun(_store, _folder);
        MigrationSummary summary = await second.RunAsync(file);

        Assert.Equal("100 given = Created 100", summary.ToString());
        Assert.Equal(100, _store.Users.Count);
        Assert.Equal(10 * outcomesKept, second.Results.Count(result => result.FromJournal));
        Assert.Equal(100 - (10 * outcomesKept), second.Results.Count(result => result.Settled));
    }

    [Fact]
    public async Task TornLastLine_IsLeftOut()
    {
        string file = UploadRun.CreateFile(_folder, 30);
        await new UploadRun(_store, _folder).RunAsync(file);
        byte[] whole = File.ReadAllBytes(Journal);
        int lastLine = Array.LastIndexOf(whole, (byte)'\n', whole.Length - 2) + 1;
        for (int length = lastLine; length < whole.Length; length += 7)
        {
            File.WriteAllBytes(Journal, whole.AsSpan()[..length].ToArray());
            CrashedJournal.ForgetMark(Journal);
            Assert.Equal("30 given = Created 30", (await new UploadRun(_store, _folder).RunAsync(file)).ToString());
        }

        Assert.Equal(30, _store.Users.Count);
    }

    [Fact]
    public async Task DamageWithin_IsRefused()
    {
        string file = UploadRun.CreateFile(_folder, 30);
        await new UploadRun(_store, _folder).RunAsync(file);
        string[] lines = File.ReadAllLines(Journal);
        lines[2] = lines[2][..(lines[2].Length / 2)];
        File.WriteAllLines(Journal, lines);

        Assert.Equal(("RunFolderDamaged", 5), await RefusalAsync(file));
    }

    [Fact]
    public async Task RecordUnderWay_WithOtherValues_StaysUnresolved_UnlessForced()
    {
        string file = UploadRun.CreateFile(_folder, 3);
        await new UploadRun(_store, _folder).RunAsync(file);
        DropOutcomes();

        UploadRun second = new UploadRun(_store, _folder);
        MigrationSummary summary = await second.RunAsync(Converted(file, record => record.Attributes["email"] = "x" + record.Attributes["email"]));
        Assert.Equal(("3 given = Unresolved 3", 3), (summary.ToString(), summary.ExitCode));
        Assert.Equal(3, _store.Users.Count);
        Assert.Equal(4, File.ReadAllLines(Path.Combine(RunFolderPath, "retry.csv")).Length);

        Assert.Equal("3 given = Created 3", (await new UploadRun(_store, _folder).RunAsync(file)).ToString());
        Assert.Equal(3, _store.Users.Count);
    }

    [Fact]
    public async Task RecordUnderWay_ThatHasAnErrorNow_StaysUnresolved()
    {
        string file = UploadRun.CreateFile(_folder, 3);
        await new UploadRun(_store, _folder).RunAsync(file);
        DropOutcomes();

        MigrationSummary summary = await new UploadRun(_store, _folder).RunAsync(Converted(
            file, record => record.GetRecord().AddIssue(new MigrationIssue("Rule", IssueSeverity.Error, "email", "It is wrong.", "Fix it.", record.Line))));

        Assert.Equal("3 given = Unresolved 3", summary.ToString());
    }

    [Fact]
    public async Task ChangedSource_IsRefused()
    {
        string file = UploadRun.CreateFile(_folder, 30);
        await new UploadRun(_store, _folder).RunAsync(file);
        File.AppendAllText(file, "one@example.com,One\n");

        Assert.Equal("RunSourceChanged", (await RefusalAsync(file)).Id);
    }

    [Fact]
    public async Task AnotherEntityTypeOrKey_IsRefused()
    {
        string file = UploadRun.CreateFile(_folder, 30);
        await new UploadRun(_store, _folder).RunAsync(file);

        Assert.Equal(("RunTargetChanged", 5), await RefusalAsync(file, options => options.EntityType = "member"));
        Assert.Equal(("RunTargetChanged", 5), await RefusalAsync(file, options => options.PrimaryKey = "givenName"));
    }

    [Fact]
    public async Task RunThatIsUnderWay_IsRefused()
    {
        BulkCreateOptions options = new BulkCreateOptions();
        using RunFolder folder = RunFolder.Open(RunFolderPath, _store, options, TimeProvider.System);

        Assert.Equal(("RunFolderInUse", 5), await RefusalAsync(UploadRun.CreateFile(_folder, 1)));
    }

    [Fact]
    public void Pipe_IsNotOpenedAgain()
    {
        string file = UploadRun.CreateFile(_folder, 1);

        ManifestSource source = SourceDigest.Compute(new MigrationSource(file, 1, -1, [], System.Text.Encoding.UTF8, ','));

        Assert.Equal((file, -1, null), (source.Path, source.Size, source.Sha256));
    }

    [Fact]
    public async Task Pipe_IsHashedAsItIsRead_AndMustBeTheSameAgain()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no named pipes among its files.");
        string text = await File.ReadAllTextAsync(UploadRun.CreateFile(_folder, 3), TestContext.Current.CancellationToken);
        string pipe = Path.Combine(_folder, "pipe");
        using (Process maker = Process.Start("mkfifo", pipe))
        {
            await maker.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await RunPipeAsync(pipe, text);
        ManifestSource source = Assert.Single(RunManifest.Parse(await File.ReadAllTextAsync(
            Path.Combine(RunFolderPath, "manifest.json"), TestContext.Current.CancellationToken)).Sources);
        Assert.Equal(
            (text.Length, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))), (source.Size, source.Sha256));

        Assert.Equal(0, (await RunPipeAsync(pipe, text)).ExitCode);
        Assert.Equal(4, (await RunPipeAsync(pipe, text + "new@example.com,New\n")).ExitCode);
    }

    private async Task<MigrationSummary> RunPipeAsync(string pipe, string text)
    {
        // To open a pipe waits for its reader.
        Task writing = Task.Run(() => File.WriteAllText(pipe, text), TestContext.Current.CancellationToken);
        MigrationSummary summary = await new UploadRun(_store, _folder).RunAsync(pipe);
        await writing;
        return summary;
    }

    [Fact]
    public async Task ManyDoneRecords_ComeOutOnceEach_InTheirOrder()
    {
        const int Count = 1500;
        string file = UploadRun.CreateFile(_folder, Count);
        await new UploadRun(_store, _folder).RunAsync(file);

        UploadRun second = new UploadRun(_store, _folder);
        MigrationSummary summary = await second.RunAsync(Converted(file, record =>
            record.Attributes["givenName"] = record.RecordNumber == 700 ? "Changed" : record.Attributes["givenName"]));

        Assert.Equal(Enumerable.Range(1, Count).Select(number => (long)number), second.Results.Select(result => result.RecordNumber));
        Assert.Equal(700, Assert.Single(second.Results, result => result.Status == BulkUserStatus.Rejected).RecordNumber);
        Assert.Equal((Count, Count - 1, true), (summary.Given, summary.Created, summary.IsBalanced));
        Assert.Equal(Count, _store.Users.Count);
    }

    [Fact]
    public void FolderThatCannotBeLocked_IsNotTakenForOneInUse() => Assert.Throws<DirectoryNotFoundException>(
        () => RunFolderErrors.Lock(Path.Combine(_folder, "nowhere", "run.lock"), _folder, FolderKind.Upload));

    [Fact]
    public async Task DoneRecordWithOtherValues_IsRejected_UnlessForced()
    {
        string file = UploadRun.CreateFile(_folder, 3);
        await new UploadRun(_store, _folder).RunAsync(file);
        IdentityRecord[] changed = Converted(file, record => record.Attributes["givenName"] = "Changed");

        UploadRun second = new UploadRun(_store, _folder);
        Assert.Equal("3 given = Rejected 3", (await second.RunAsync(changed)).ToString());
        Assert.Equal("PayloadChanged", second.Results[0].Issues.Single().RuleId);

        UploadRun third = new UploadRun(_store, _folder);
        third.Options.Force = true;
        Assert.Equal("3 given = Created 3", (await third.RunAsync(Converted(file, record => record.Attributes["givenName"] = "Changed"))).ToString());
        Assert.Equal("Name 1", _store.Users[0].Attributes["givenName"]);
    }

    [Fact]
    public async Task FailedRecord_IsNotSentAgain_UnlessItWasMended()
    {
        string file = UploadRun.CreateFile(_folder, 1);
        _store.Meet = (_, _) => Fault.Refused(IdentityStoreFault.Refused, 200, "x");
        await new UploadRun(_store, _folder).RunAsync(file);
        _store.Meet = (_, _) => Fault.None;

        UploadRun second = new UploadRun(_store, _folder);
        Assert.Equal("1 given = Failed 1", (await second.RunAsync(file)).ToString());
        Assert.True(second.Results[0].FromJournal);

        UploadRun third = new UploadRun(_store, _folder);
        Assert.Equal("1 given = Created 1", (await third.RunAsync(Converted(file, record => record.Attributes["givenName"] = "Mended"))).ToString());
    }

    [Fact]
    public async Task Objects_GoByKey()
    {
        MigrationSummary first = await new UploadRun(_store, _folder).RunAsync(Records.Identities(20));
        Assert.Equal("20 given = Created 20", first.ToString());

        UploadRun second = new UploadRun(_store, _folder);
        MigrationSummary summary = await second.RunAsync(Records.Identities(25).Reverse());

        Assert.Equal("25 given = Created 25", summary.ToString());
        Assert.Equal(20, second.Results.Count(result => result.FromJournal));
        Assert.Equal(25, _store.Users.Count);
    }

    [Fact]
    public async Task ObjectsWithoutAKeyOrWithOneTwice_AreRejected()
    {
        IdentityConverter converter = new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai)));
        IdentityRecord[] records =
        [
            converter.Convert(Records.Of(1, ("email", "a@example.com"))),
            converter.Convert(Records.Of(2, ("email", ""))),
            converter.Convert(Records.Of(3, ("email", "a@example.com"))),
        ];

        UploadRun run = new UploadRun(_store, _folder);
        await run.RunAsync(records);

        Assert.Equal(["Created", "Rejected KeyMissing", "Rejected KeyRepeated"], run.Results.OrderBy(result => result.RecordNumber)
            .Select(result => $"{result.Status} {(result.Issues.Count > 0 ? result.Issues[0].RuleId : null)}".Trim()));
    }

    [Fact]
    public async Task RejectedRecord_NamesTheAttribute()
    {
        MigrationRecord row = Records.Of(1, ("email", "a@example.com"), ("profiles", "["));
        row.AddIssue(new MigrationIssue("JsonShape", IssueSeverity.Error, "profiles", "The value is not valid JSON.", "Write valid JSON.", 0));

        UploadRun run = new UploadRun(_store, _folder);
        await run.RunAsync([new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai))).Convert(row)]);

        Assert.Equal("profiles: The value is not valid JSON.", Assert.Single(run.Results).Error);
    }

    [Fact]
    public async Task RecordGivenTwice_IsSentOnce()
    {
        IdentityRecord[] records = Converted(UploadRun.CreateFile(_folder, 5), _ => { });

        UploadRun run = new UploadRun(_store, _folder);
        MigrationSummary summary = await run.RunAsync(records.Concat(records));

        Assert.Equal("10 given = Created 5, Rejected 5", summary.ToString());
        Assert.Equal(5, _store.Users.Count);
    }

    [Fact]
    public async Task JournalAndManifest_HaveNoValueOfARecord()
    {
        string file = Path.Combine(_folder, "canary.csv");
        File.WriteAllText(file, "email,givenName\ncanary1@example.com,CANARYname\ncanary2@example.com,CANARYother\n");

        await new UploadRun(_store, _folder).RunAsync(file);

        foreach (string name in new[] { "journal.ndjson", "manifest.json", "summary.json" })
        {
            string text = File.ReadAllText(Path.Combine(RunFolderPath, name)).Replace("canary.csv", string.Empty, StringComparison.Ordinal);
            Assert.DoesNotContain("canary", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task AllFiles_AreTheirOwnersAlone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("File modes are Unix's.");
            return;
        }

        _store.Meet = (call, _) => call == 2 ? Fault.Refused(IdentityStoreFault.Denied, 402) : Fault.None;
        await new UploadRun(_store, _folder).RunAsync(UploadRun.CreateFile(_folder, 30));

        foreach (string path in Directory.GetFiles(RunFolderPath))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }

        Assert.True(File.Exists(Path.Combine(RunFolderPath, "retry.csv")));
    }

    private static IdentityRecord[] Converted(string file, Action<IdentityRecord> change)
    {
        IdentityRecord[] records = UploadRun.Read(file).ToArray();
        Array.ForEach(records, change);
        return records;
    }

    /// <summary>As a crash would leave it before any answer was written down.</summary>
    private void DropOutcomes() =>
        CrashedJournal.Rewrite(Journal, lines => lines.Where(line => !line.StartsWith("{\"outcome", StringComparison.Ordinal)));

    private static string[] Sorted(string text) => text.Split('\n').Order(StringComparer.Ordinal).ToArray();

    private async Task<(string? Id, int? ExitCode)> RefusalAsync(string file, Action<BulkCreateOptions>? change = null)
    {
        UploadRun run = new UploadRun(_store, _folder);
        change?.Invoke(run.Options);
        int calls = _store.Creates;
        MigrationException exception = await Assert.ThrowsAsync<MigrationException>(() => run.RunAsync(file));
        Assert.Equal(calls, _store.Creates);
        return (exception.ErrorId, exception.ExitCode);
    }
}
