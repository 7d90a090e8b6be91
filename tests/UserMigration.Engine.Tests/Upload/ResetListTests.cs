using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>reset.csv lists the users that were created without the password of their record.</summary>
public sealed class ResetListTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly MemoryStore _store = new MemoryStore(new SteppedTime());

    private string List => Path.Combine(_folder, "run", "reset.csv");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task CreatedUsers_AreListed_ByKeyAndReason()
    {
        await RunAsync(UploadRun.CreateFile(_folder, 4));

        Assert.Equal(["key,reason", "user2@example.com,Omitted.", "user4@example.com,Omitted."], File.ReadAllLines(List));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(List));
        }
    }

    [Fact]
    public async Task UsersThatExisted_AreNotListed()
    {
        string file = UploadRun.CreateFile(_folder, 4);
        _store.Add(UploadRun.Read(file).ElementAt(1), DateTimeOffset.UnixEpoch);

        await RunAsync(file);

        Assert.Equal(["key,reason", "user4@example.com,Omitted."], File.ReadAllLines(List));
    }

    [Fact]
    public async Task ResumedRun_CompletesTheList()
    {
        string file = UploadRun.CreateFile(_folder, 40);
        await RunAsync(file);
        string[] lines = File.ReadAllLines(List);
        File.WriteAllText(List, string.Join("\n", lines.Take(5)) + "\nuser1");

        await RunAsync(file);

        Assert.Equal(lines.Order(), File.ReadAllLines(List).Order());
    }

    [Fact]
    public async Task CommandOverOtherRecords_KeepsTheList()
    {
        string file = UploadRun.CreateFile(_folder, 40);
        await RunAsync(file);

        await RunAsync(file, record => record.RecordNumber < 5);

        Assert.Equal(21, File.ReadAllLines(List).Length);
    }

    [Fact]
    public async Task UsersWithoutAPassword_AreListed_IfOthersHaveOne()
    {
        string file = Path.Combine(_folder, "users.csv");
        File.WriteAllText(file, "email,password\na@example.com,\n" + $"b@example.com,{Reports.ReportCase.Hash}\n");
        UploadRun run = new UploadRun(_store, _folder);

        await run.RunAsync(file);

        Assert.Equal(["key,reason", "a@example.com,The record has no password. The user can't log in before a password is set."], File.ReadAllLines(List));
    }

    [Fact]
    public async Task FileWithoutPasswords_HasNoList()
    {
        await new UploadRun(_store, _folder).RunAsync(UploadRun.CreateFile(_folder, 3));

        Assert.False(File.Exists(List));
    }

    [Fact]
    public async Task RunThatSendsNoPasswords_HasNoList()
    {
        string file = Path.Combine(_folder, "users.csv");
        File.WriteAllText(file, $"email,password\na@example.com,\nb@example.com,{Reports.ReportCase.Hash}\n");
        UploadRun run = new UploadRun(_store, _folder);
        run.Options.OmitPassword = true;

        await run.RunAsync(file);

        Assert.False(File.Exists(List));
    }

    [Fact]
    public async Task KeyLikeAFormula_IsProtected()
    {
        string file = Path.Combine(_folder, "users.csv");
        File.WriteAllText(file, "email,givenName\nx@example.com,A\n=cmd@example.com,B\n");

        await RunAsync(file);
        await RunAsync(file);

        Assert.Equal(["key,reason", "'=cmd@example.com,Omitted."], File.ReadAllLines(List));
    }

    private async Task RunAsync(string file, Func<IdentityRecord, bool>? filter = null)
    {
        IEnumerable<IdentityRecord> records = UploadRun.Read(file).Select(Mark).Where(filter ?? (_ => true));
        MigrationSummary summary = await new UploadRun(_store, _folder).RunAsync(records);
        Assert.True(summary.IsBalanced);
    }

    private static IdentityRecord Mark(IdentityRecord record)
    {
        if (record.RecordNumber % 2 == 0)
        {
            record.GetRecord().AddIssue(new MigrationIssue("PasswordOmitted", IssueSeverity.Warning, "password", "Omitted.", "Reset it.", record.Line));
        }

        return record;
    }
}
