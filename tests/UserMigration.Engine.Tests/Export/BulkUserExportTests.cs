using System;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using UserMigration.Engine.Csv;
using UserMigration.Engine.OpenPgp;
using Xunit;

namespace UserMigration.Engine.Tests.Export;

/// <summary>An export has each user of the store once, in its last state, or says who is missing.</summary>
public static class BulkUserExportTests
{
    [Fact]
    public static async Task File_HasEachUserAsTheStoreReturnedIt()
    {
        using ExportCase run = new ExportCase();
        run.Store.AddUsers(35);

        UserExportSummary summary = await run.RunAsync();

        Assert.Equal(run.Store.People.Keys.Select(run.Store.JsonOf), run.Lines);
        Assert.Equal((35, 35, 0, 0, true), (summary.Given, summary.Exported, summary.Missing, summary.ExitCode, summary.IsBalanced));
        Assert.Equal(35, summary.WithPassword);
    }

    [Fact]
    public static async Task RevisionOfABcryptHash_IsNeverRenamed()
    {
        using ExportCase run = new ExportCase();
        run.Store.AddUsers(1, "\"password\":{\"type\":\"password-bcrypt\",\"value\":\"$2y$05$a\"}");
        run.Store.AddUsers(1, "\"password\":{\"type\":\"password-md5\",\"value\":\"00\"}");

        await run.RunAsync();

        Assert.Contains("\"password-bcrypt\",\"value\":\"$2y$05$a\"", run.Lines[0], StringComparison.Ordinal);
        Assert.Contains("\"password-md5\",\"value\":\"00\"", run.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public static async Task PageWithFewerUsersThanRequested_IsNotTheEnd()
    {
        using ExportCase run = new ExportCase();
        run.Store.AddUsers(35);
        run.Store.Cap = 7;

        Assert.Equal(35, (await run.RunAsync()).Exported);
    }

    [Fact]
    public static async Task StoreThatEndsEarly_LeavesAnIncompleteExport()
    {
        using ExportCase run = new ExportCase();
        run.Store.AddUsers(35);
        run.Store.LastListed = 20;

        UserExportSummary summary = await run.RunAsync();

        Assert.Equal((35, 20, 15, 3, true), (summary.Given, summary.Exported, summary.Missing, summary.ExitCode, summary.IsBalanced));
    }

    [Fact]
    public static async Task UserThatChangesMeanwhile_IsInTheFileInItsLastState()
    {
        using ExportCase run = new ExportCase();
        run.Store.AddUsers(35);
        run.Store.BeforePage = (page, _) =>
        {
            if (page == 4)
            {
                run.Store.People[3] = (run.Store.Time.GetUtcNow(), "\"password\":null,\"name\":\"new\"");
            }
        };

        UserExportSummary summary = await run.RunAsync();

        Assert.Equal(run.Store.People.Keys.Select(run.Store.JsonOf), run.Lines);
        Assert.Equal((35, 1, 0), (summary.Exported, summary.Changed, summary.ExitCode));
    }

    [Fact]
    public static async Task UserThatIsDeletedMeanwhile_IsNotInTheFile_AndNamed()
    {
        using ExportCase run = new ExportCase();
        run.Store.AddUsers(35);
        run.Store.BeforePage = (page, _) =>
        {
            if (page == 4)
            {
                run.Store.People.Remove(3);
            }
        };

        UserExportSummary summary = await run.RunAsync();

        Assert.Equal(run.Store.People.Keys.Select(run.Store.JsonOf), run.Lines);
        Assert.Equal((35, 34, 1, 0), (summary.Given, summary.Exported, summary.Deleted, summary.ExitCode));
        Assert.Equal("id\n3\n", File.ReadAllText(Path.Combine(run.Options.RunPath!, "deleted.csv")).Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    [Fact]
    public static async Task UserThatAppearsLate_IsExported()
    {
        using ExportCase run = new ExportCase();
        run.Store.AddUsers(35);
        (DateTimeOffset, string) late = run.Store.People[3];
        run.Store.People.Remove(3);
        run.Store.BeforePage = (page, _) =>
        {
            if (page == 6)
            {
                run.Store.People[3] = late;
            }
        };

        UserExportSummary summary = await run.RunAsync();

        Assert.Equal((35, 1, 0), (summary.Exported, summary.Added, summary.ExitCode));
        Assert.Equal(35, run.Lines.Distinct().Count());
    }

    [Fact]
    public static async Task SameCommand_ResumesAfterTheLastPage()
    {
        using ExportCase run = new ExportCase();
        run.Store.AddUsers(35);
        run.Store.BeforePage = (_, request) =>
        {
            if (request.After == 20)
            {
                throw new IdentityStoreException(IdentityStoreFault.Denied, "No.");
            }
        };
        UserExportSummary first = await run.RunAsync();
        run.Store.BeforePage = (_, _) => { };
        run.Store.Requests.Clear();

        UserExportSummary second = await run.RunAsync();

        Assert.Equal((4, 0), (first.ExitCode, second.ExitCode));
        Assert.DoesNotContain(run.Store.Requests, request => request is { Attributes: null, Size: 10, After: < 20 });
        Assert.Equal(run.Store.People.Keys.Select(run.Store.JsonOf), run.Lines);
        Assert.Equal(20, second.FromJournal);
    }

    [Fact]
    public static async Task FinishedExport_IsNotReadAgain()
    {
        using ExportCase run = new ExportCase();
        run.Store.AddUsers(5);
        await run.RunAsync();
        run.Store.Requests.Clear();

        UserExportSummary summary = await run.RunAsync();

        Assert.Empty(run.Store.Requests);
        Assert.Equal((5, 5, 0), (summary.Exported, summary.FromJournal, summary.ExitCode));
    }

    [Fact]
    public static async Task FinishedExportWithoutItsFile_IsAnError()
    {
        using ExportCase run = new ExportCase();
        run.Store.AddUsers(5);
        await run.RunAsync();
        File.Delete(run.Options.OutFile!);

        await run.RunAsync();

        Assert.Equal("ExportFileGone", run.AbortedBy?.ErrorId);
    }

    [Fact]
    public static async Task OtherFilter_IsNotTheSameExport()
    {
        using ExportCase run = new ExportCase();
        run.Store.AddUsers(5);
        await run.RunAsync();
        run.Options.Filter = "email = 'a'";

        Assert.Equal("ExportOptionsChanged", (await Assert.ThrowsAsync<MigrationException>(run.RunAsync)).ErrorId);
    }

    [Fact]
    public static async Task CorrectedFilter_IsAccepted_IfTheExportHasNoUserYet()
    {
        using ExportCase run = new ExportCase();
        run.Store.AddUsers(5);
        run.Options.Filter = "email =";
        run.Store.BeforePage = (_, request) =>
        {
            if (request.Filter is not null)
            {
                throw new IdentityStoreException(IdentityStoreFault.Refused, "The store answered 200 invalid_argument.");
            }
        };
        await run.RunAsync();
        Assert.Equal("ExportCallFailed", run.AbortedBy?.ErrorId);
        run.Options.Filter = null;

        UserExportSummary summary = await run.RunAsync();

        Assert.Equal((5, 0), (summary.Exported, summary.ExitCode));
    }

    [Fact]
    public static async Task ClientThatSeesNoPasswords_IsToldBeforeTheFirstPage()
    {
        using ExportCase run = new ExportCase();
        run.Store.AddUsers(600, "\"email\":\"a\"");

        UserExportSummary summary = await run.RunAsync();

        Assert.Equal("ExportPasswordsNotShown", run.AbortedBy?.ErrorId);
        Assert.Equal(5, summary.ExitCode);
        Assert.False(summary.ShowsPasswords);
        Assert.False(File.Exists(run.Options.OutFile));
    }

    [Theory]
    [InlineData(1, "the user that was looked at has no password attribute")]
    [InlineData(3, "none of the 3 users that were looked at has a password attribute")]
    public static async Task ClientThatSeesNoPasswords_IsToldHowManyUsersHaveNone(int users, string words)
    {
        using ExportCase run = new ExportCase();
        run.Store.AddUsers(users, "\"email\":\"a\"");

        await run.RunAsync();

        Assert.Contains(words, run.AbortedBy?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task ExportWithoutPasswords_CanBeAllowed()
    {
        using ExportCase run = new ExportCase();
        run.Options.AllowMissingPassword = true;
        run.Store.AddUsers(5, "\"email\":\"a\"");

        Assert.Equal(0, (await run.RunAsync()).ExitCode);
        Assert.Contains("does not show passwords", Assert.Single(run.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public static async Task FirstUserWithoutAPassword_IsNoAlarm()
    {
        using ExportCase run = new ExportCase();
        run.Store.AddUsers(15, "\"email\":\"a\"");
        run.Store.AddUsers(5);

        Assert.Equal(0, (await run.RunAsync()).ExitCode);
        Assert.Empty(run.Warnings);
    }

    [Fact]
    public static async Task WithoutAFile_UsersArePassedOnAsRecords()
    {
        using ExportCase run = new ExportCase();
        run.Options.OutFile = null;
        run.Store.AddUsers(25);

        UserExportSummary summary = await run.RunAsync();

        Assert.Equal(Enumerable.Range(1, 25), run.Users.Select(user => (int)user.RecordNumber));
        Assert.Equal(25L, run.Users[24].GetValue("id"));
        Assert.Equal((25, 0), (summary.Exported, summary.ExitCode));
    }

    [Fact]
    public static async Task UserThatChangedAfterItWasPassedOn_IsCounted()
    {
        using ExportCase run = new ExportCase();
        run.Options.OutFile = null;
        run.Store.AddUsers(25);
        run.Store.BeforePage = (page, _) =>
        {
            if (page == 4)
            {
                run.Store.People[3] = (run.Store.Time.GetUtcNow(), "\"password\":null");
            }
        };

        UserExportSummary summary = await run.RunAsync();

        Assert.Equal((25, 1, 2), (summary.Exported, summary.Changed, summary.ExitCode));
        Assert.Equal(25, run.Users.Count);
    }

    [Fact]
    public static async Task Datafile_HasAColumnForEachAttribute()
    {
        using ExportCase run = new ExportCase();
        run.Options.OutFile = run.FileOf("users.csv");
        run.Store.AddUsers(3, "\"password\":null,\"address\":{\"city\":\"Köln\"},\"tags\":[1,2]");

        await run.RunAsync();

        Assert.Equal("id,lastUpdated,password,address.city,tags", run.Lines[0]);
        Assert.EndsWith(",,Köln,\"[1,2]\"", run.Lines[1], StringComparison.Ordinal);
        Assert.Equal(4, run.Lines.Length);
    }

    [Fact]
    public static async Task UserThatADatafileCannotHold_LeavesNoFile()
    {
        using ExportCase run = new ExportCase();
        run.Options.OutFile = run.FileOf("users.csv");
        run.Store.AddUsers(2, "\"password\":null,\"name\":\"Anna\"");
        run.Store.AddUsers(1, "\"password\":null,\"name\":\"\\ud800\"");

        await run.RunAsync();

        Assert.Equal("ExportNotForCsv", run.AbortedBy?.ErrorId);
        Assert.Contains(".ndjson", run.AbortedBy!.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(run.Options.OutFile));
    }

    [Fact]
    public static async Task CompressedFile_CanBeRead()
    {
        using ExportCase run = new ExportCase();
        run.Options.OutFile = run.FileOf("users.ndjson.gz");
        run.Store.AddUsers(35);

        await run.RunAsync();

        using GZipStream content = new GZipStream(File.OpenRead(run.Options.OutFile), CompressionMode.Decompress);
        using StreamReader reader = new StreamReader(content);
        Assert.Equal(35, (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n').Length - 1);
    }

    [Fact]
    public static async Task EncryptedFile_LeavesNoClearText()
    {
        using ExportCase run = new ExportCase();
        byte[] passphrase = Encoding.UTF8.GetBytes("correct horse battery staple");
        run.Options.OutFile = run.FileOf("users.ndjson.gpg");
        run.Options.Protection = new OpenPgpWriteOptions { Passphrase = passphrase };
        run.Store.AddUsers(5);

        await run.RunAsync();

        using Datafiles files = Datafiles.Open([run.Options.OutFile], new CsvReadOptions(new SourceAccess { Passphrase = passphrase }));
        Assert.Equal(5, files.Read(1, long.MaxValue, TestContext.Current.CancellationToken).Count());
        Assert.All(
            Directory.GetFiles(run.Options.RunPath!), file => Assert.DoesNotContain("password-bcrypt", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("users.txt", "ExportFileType")]
    [InlineData("users.gz", "ExportFileType")]
    public static async Task NameWithoutAFormat_IsRefused(string name, string error)
    {
        using ExportCase run = new ExportCase();
        run.Options.OutFile = run.FileOf(name);

        Assert.Equal(error, (await Assert.ThrowsAsync<MigrationException>(run.RunAsync)).ErrorId);
    }

    [Fact]
    public static async Task MoreThanAHundredThousandUsers_AreExported()
    {
        using ExportCase run = new ExportCase();
        run.Options.PageSize = 10_000;
        run.Store.AddUsers(100_050);

        UserExportSummary summary = await run.RunAsync();

        Assert.Equal((100_050, 100_050, true), (summary.Exported, summary.StoreCount, summary.IsBalanced));
        Assert.Equal(100_050, File.ReadLines(run.Options.OutFile!).Count());
    }

    [Fact]
    public static async Task PageLargerThanDocumented_IsRefused()
    {
        using ExportCase run = new ExportCase();
        run.Options.PageSize = 50_000;

        MigrationException error = await Assert.ThrowsAsync<MigrationException>(run.RunAsync);

        Assert.Equal("ExportPageSize", error.ErrorId);
        Assert.Contains(10_000.ToString(CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
    }
}
