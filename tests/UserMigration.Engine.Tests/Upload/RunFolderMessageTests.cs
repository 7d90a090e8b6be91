using System;
using System.Globalization;
using System.IO;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>What is said of a run folder that can't be worked on: each message whole, with its error id and exit code.</summary>
public sealed class RunFolderMessageTests : IDisposable
{
    private const string Run = "the-run";

    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly MemoryStore _store = new MemoryStore(new SteppedTime());
    private readonly IOException _held = new IOException("It is held.", OperatingSystem.IsWindows() ? 32 : 11);
    private readonly IOException _full = new IOException("It is full.");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(true, "Wait until it ends, or specify another folder with -RunPath.")]
    [InlineData(false, "Wait until it ends.")]
    public void FolderInUse_IsToBeWaitedFor(bool isUpload, string advice)
    {
        FolderKind kind = isUpload ? FolderKind.Upload : FolderKind.Deletion;
        string path = Path.Combine(_folder, "run.lock");
        using FileStream other = RunFolderErrors.Lock(path, Run, kind);

        MigrationException refused = Assert.Throws<MigrationException>(() => RunFolderErrors.Lock(path, Run, kind));

        AssertIs(refused, "RunFolderInUse", MigrationFault.InvalidOperation, 5, "Another command is working on the run folder 'the-run'. " + advice);
        Assert.IsAssignableFrom<IOException>(refused.InnerException);
    }

    [Fact]
    public void RunThatIsMeant_IsGoneOnWith()
    {
        RunManifest manifest = ManifestOf(_ => { });

        Assert.Same(manifest, RunFolderErrors.Check(manifest, Run, _store, new BulkCreateOptions()));
    }

    [Theory]
    [InlineData("target", "the store Cidaas http://127.0.0.1/")]
    [InlineData("address", "the store Akamai http://127.0.0.2/")]
    [InlineData("entity type", "the entity type member")]
    [InlineData("primary key", "the primary key legacyId")]
    public void RunOfSomethingElse_IsRefused(string what, string difference)
    {
        RunManifest manifest = ManifestOf(it => Change(it, what));

        MigrationException refused = CheckRefused(manifest);

        AssertIs(
            refused,
            "RunTargetChanged",
            MigrationFault.InvalidOperation,
            5,
            $"The run in 'the-run' uses {difference}. Use the same value, or specify another folder with -RunPath.");
    }

    [Theory]
    [InlineData(true, false, "with -DeltaMigration")]
    [InlineData(false, true, "without -DeltaMigration")]
    public void RunOfAnotherMode_IsRefused(bool was, bool isNow, string how)
    {
        RunManifest manifest = ManifestOf(it => it.DeltaMigration = was);

        MigrationException refused = CheckRefused(manifest, new BulkCreateOptions { DeltaMigration = isNow });

        AssertModeChanged(refused, how);
    }

    [Theory]
    [InlineData(true, false, "with -OmitPassword")]
    [InlineData(false, true, "without -OmitPassword")]
    public void RunWithOtherPasswords_IsRefused(bool was, bool isNow, string how)
    {
        RunManifest manifest = ManifestOf(it => it.OmitPassword = was);

        MigrationException refused = CheckRefused(manifest, new BulkCreateOptions { OmitPassword = isNow });

        AssertModeChanged(refused, how);
    }

    [Fact]
    public void RunThatWasTakenBack_IsRefused()
    {
        RunManifest manifest = ManifestOf(it => it.TakenBackAt = new DateTimeOffset(2026, 1, 2, 5, 4, 5, TimeSpan.FromHours(2)));

        MigrationException refused = CheckRefused(manifest);

        AssertIs(
            refused,
            "RunTakenBack",
            MigrationFault.InvalidOperation,
            5,
            "The run in 'the-run' was rolled back with Invoke-BulkUserDelete, beginning at 2026-01-02 03:04:05 UTC, so its journal no "
                + "longer shows what the store has. Start a new run in another folder with -RunPath.");
    }

    [Fact]
    public void RunOfSomethingElse_IsCalledThat_AlsoWhereItWasTakenBack()
    {
        RunManifest manifest = ManifestOf(it =>
        {
            it.EntityType = "member";
            it.DeltaMigration = true;
            it.OmitPassword = true;
            it.TakenBackAt = _store.Time.GetUtcNow();
        });

        Assert.Equal("RunTargetChanged", CheckRefused(manifest).ErrorId);
    }

    [Fact]
    public void RunOfAFormatThatIsNotKnown_IsRefused()
    {
        RunManifest manifest = ManifestOf(it => it.Version = RunManifest.CurrentVersion + 1);

        Assert.Throws<FormatException>(() => RunFolderErrors.Check(manifest, Run, _store, new BulkCreateOptions()));
    }

    [Fact]
    public void FolderOfSomethingElse_IsNotUsedForARun() => AssertIs(
        RunFolderErrors.NotEmpty(Run, FolderKind.Upload),
        "RunFolderNotEmpty",
        MigrationFault.InvalidOperation,
        5,
        "The folder 'the-run' is not a run folder, and it is not empty. Specify another folder with -RunPath.");

    [Fact]
    public void FolderOfSomethingElse_IsNotUsedForADeletion() => AssertIs(
        RunFolderErrors.NotEmpty(Run, FolderKind.Deletion),
        "RunFolderNotEmpty",
        MigrationFault.InvalidOperation,
        5,
        "The folder 'the-run' is not a run folder, and it is not empty. Move it away: the files of a rollback are written there.");

    [Fact]
    public void MissingFolder_IsNamedAsMissing() => AssertIs(
        RunFolderErrors.NotFound(Run),
        "RunFolderNotFound",
        MigrationFault.NotFound,
        1,
        "The run folder 'the-run' does not exist. Check the path: an upload reports it as its RunPath.");

    [Fact]
    public void FolderWithoutManifest_IsNoRunFolder() => Assert.Equal(
        $"'{_folder}' is not a run folder: it has no manifest.json. Specify the folder that the upload reported as its RunPath.",
        RunFolderErrors.NotFound(_folder).Message);

    [Fact]
    public void File_IsNoRunFolder_AndMayBeASuccessFile()
    {
        string file = Path.Combine(_folder, "success.csv");
        File.WriteAllText(file, "batch,line,uuid,record\n");

        MigrationException refused = RunFolderErrors.NotFound(file);

        Assert.Equal(
            $"'{file}' is not a run folder: it has no manifest.json. Specify the folder that the upload reported as its RunPath."
                + " Invoke-BulkUserDelete accepts a success file with -Path.",
            refused.Message);
    }

    [Fact]
    public void FolderThatCanNotBeRead_IsItsOwnersAlone()
    {
        MigrationException refused = RunFolderErrors.ReadFailed(Run, _full);

        AssertIs(
            refused,
            "RunFolderReadFailed",
            MigrationFault.OpenFailed,
            1,
            "The run folder 'the-run' can't be read: It is full. Only the user who started the run has access to its files.");
        Assert.Same(_full, refused.InnerException);
    }

    [Fact]
    public void FolderThatCanNotBeMade_SaysWhy() => AssertIs(
        RunFolderErrors.CreateFailed(Run, _full),
        "RunFolderCreateFailed",
        MigrationFault.WriteFailed,
        5,
        "The run folder 'the-run' can't be created or opened: It is full.");

    [Fact]
    public void FolderThatCanNotBeMade_WhereAProgramHasAFile_SaysWhatToClose() => AssertIs(
        RunFolderErrors.CreateFailed(Run, _held),
        "RunFolderCreateFailed",
        MigrationFault.WriteFailed,
        5,
        "The run folder 'the-run' can't be created or opened: It is held."
            + " Close the program that has the file open, then run the same command again.");

    [Fact]
    public void DamagedFolder_IsOneOfAnUpload_UnlessTold()
    {
        const string Message = "The contents of the run folder 'the-run' are not valid: It is torn. Nothing was sent. Restore its original files. Or resume the run with "
            + "-Force: it keeps what can still be read from the journal, and looks up each other record by its key before it is sent, like a record "
            + "whose answer was lost. A new run with -RunPath would send all records again.";

        AssertIs(RunFolderErrors.Damaged(Run, new FormatException("It is torn.")), "RunFolderDamaged", MigrationFault.InvalidData, 5, Message);
        AssertIs(
            RunFolderErrors.Damaged(Run, new FormatException("It is torn."), FolderKind.Upload), "RunFolderDamaged", MigrationFault.InvalidData, 5, Message);
    }

    [Fact]
    public void DamagedFolderOfADeletion_MayBeMovedAway() => AssertIs(
        RunFolderErrors.Damaged(Run, new FormatException("It is torn."), FolderKind.Deletion),
        "RunFolderDamaged",
        MigrationFault.InvalidData,
        5,
        "The contents of the run folder 'the-run' are not valid: It is torn. Nothing was deleted. Restore its original files, or move the folder away: "
            + "users that were already deleted are then reported as Absent.");

    [Fact]
    public void LostFolder_IsToBeBroughtBack() => AssertIs(
        RunFolderErrors.Lost(Run, FolderKind.Upload),
        "RunFolderLost",
        MigrationFault.WriteFailed,
        4,
        "The run folder 'the-run' was deleted or replaced while the command was working on it. Nothing more is sent. If you moved the folder, move "
            + "it back before you run the same command again. If its files are gone, they can't show what the store has. "
            + "Use Compare-IdentityUser to check record by record before you send anything again.");

    [Fact]
    public void LostFolderOfADeletion_IsNotNeeded() => AssertIs(
        RunFolderErrors.Lost(Run, FolderKind.Deletion),
        "RunFolderLost",
        MigrationFault.WriteFailed,
        4,
        "The run folder 'the-run' was deleted or replaced while the command was working on it. Nothing more is sent. Run the same command again: "
            + "users that were already deleted are reported as Absent, unless you move the folder back.");

    [Fact]
    public void SourceInTheFolder_IsRefused() => AssertIs(
        RunFolderErrors.SourceInside(Run, "rejects.csv"),
        "RunSourceInside",
        MigrationFault.InvalidOperation,
        5,
        "'rejects.csv' is a file in the run folder 'the-run', so it would be rewritten while it is being read. Specify another folder with -RunPath.",
        "rejects.csv");

    [Fact]
    public void ChangedSource_IsRefused() => AssertIs(
        RunFolderErrors.SourceChanged(Run, "users.csv"),
        "RunSourceChanged",
        MigrationFault.InvalidOperation,
        5,
        "'users.csv' has changed since the run in 'the-run' began, so its record numbers are no longer valid. "
            + "Restore the original file, or start a new run with -RunPath.",
        "users.csv");

    [Fact]
    public void FolderThatCanNotBeWritten_NeedsRoom() => AssertIs(
        RunFolderErrors.WriteFailed(Run, _full),
        "RunFolderWriteFailed",
        MigrationFault.WriteFailed,
        4,
        "The run folder 'the-run' can't be written: It is full. Nothing more is sent. Free up disk space, then run the same command again: "
            + "the run resumes where it stopped.");

    [Fact]
    public void FolderThatCanNotBeWritten_WhereAProgramHasAFile_SaysWhatToClose() => AssertIs(
        RunFolderErrors.WriteFailed(Run, _held),
        "RunFolderWriteFailed",
        MigrationFault.WriteFailed,
        4,
        "The run folder 'the-run' can't be written: It is held. Nothing more is sent. Close the program that has the file open, then run the same "
            + "command again: the run resumes where it stopped.");

    [Fact]
    public void FoldersOfUploadsAndDeletions_AreToldApartByTheirManifests() =>
        Assert.Equal(("manifest.json", "deletion.json"), (FolderKind.Upload.ManifestName, FolderKind.Deletion.ManifestName));

    [Fact]
    public void RunOfTheSessionsStore_IsWorkedWith() =>
        RunStore.Check(ManifestOf(it => it.PrimaryKey = "legacyId"), Run, _store, new BulkCreateOptions());

    [Theory]
    [InlineData("target", "the store Cidaas http://127.0.0.1/")]
    [InlineData("address", "the store Akamai http://127.0.0.2/")]
    [InlineData("entity type", "the entity type member")]
    public void RunOfAnotherStore_IsNotWorkedWith(string what, string difference)
    {
        RunManifest manifest = ManifestOf(it => Change(it, what));

        MigrationException refused = Assert.Throws<MigrationException>(() => RunStore.Check(manifest, Run, _store, new BulkCreateOptions()));

        AssertIs(
            refused,
            "RunTargetChanged",
            MigrationFault.InvalidOperation,
            5,
            $"The run in 'the-run' uses {difference}. Connect to that store, and specify that type with -EntityType.");
    }

    [Fact]
    public void RunOfAFormatThatIsNotKnown_IsNotWorkedWith()
    {
        RunManifest manifest = ManifestOf(it => it.Version = RunManifest.CurrentVersion + 1);

        FormatException refused = Assert.Throws<FormatException>(() => RunStore.Check(manifest, Run, _store, new BulkCreateOptions()));

        Assert.Equal(
            string.Format(CultureInfo.InvariantCulture, "Its format version is {0}, but this version of the module supports 2 to {1}.", manifest.Version, RunManifest.CurrentVersion),
            refused.Message);
    }

    private static void AssertModeChanged(MigrationException refused, string how) => AssertIs(
        refused,
        "RunModeChanged",
        MigrationFault.InvalidOperation,
        5,
        $"The run in 'the-run' was started {how}. Start it in the same way again, or specify another folder with -RunPath.");

    private static void AssertIs(
        MigrationException exception, string id, MigrationFault fault, int exitCode, string message, string subject = Run)
    {
        Assert.Equal(message, exception.Message);
        Assert.Equal((id, fault, exitCode), (exception.ErrorId, exception.Fault, exception.ExitCode));
        Assert.Equal(subject, exception.Subject);
    }

    private static void Change(RunManifest manifest, string what)
    {
        switch (what)
        {
            case "target":
                manifest.Target = IdentityTarget.Cidaas;
                break;
            case "address":
                manifest.Uri = new Uri("http://127.0.0.2/");
                break;
            case "entity type":
                manifest.EntityType = "member";
                break;
            default:
                manifest.PrimaryKey = "legacyId";
                break;
        }
    }

    private MigrationException CheckRefused(RunManifest manifest, BulkCreateOptions? options = null) =>
        Assert.Throws<MigrationException>(() => RunFolderErrors.Check(manifest, Run, _store, options ?? new BulkCreateOptions()));

    private RunManifest ManifestOf(Action<RunManifest> change)
    {
        RunManifest manifest = new RunManifest { Target = _store.Target, Uri = _store.Uri, EntityType = "user", PrimaryKey = "email" };
        change(manifest);
        return manifest;
    }
}
