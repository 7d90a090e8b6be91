using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Engine.Tests.Transfer;

/// <summary>Transfers that break: no file is ever half-written under its own name, and each is resumed.</summary>
public static class BrokenTransferTests
{
    private const int Length = 12_000_000;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    [Trait("Category", "Long")]
    public static async Task ServerThatDies_IsSentTheRest_ByTheSameCommand(int seed) => await DieAsync(seed);

    [Fact]
    public static async Task ServerThatDiesOnce_IsSentTheRest_ByTheSameCommand() => await DieAsync(7);

    [Fact]
    public static async Task BrokenConnection_IsOpenedAgain()
    {
        using SftpCase one = await SftpCase.StartAsync();
        string path = one.CreateFile(Length);
        one.Log.AfterBytes = 5_000_000;
        one.Log.Then = one.Server.KillSessions;

        MigrationFileTransfer sent = await one.SendAsync(path);

        Assert.Equal(1, sent.Reconnects);
        Assert.Equal(0, sent.ResumedFrom);
        Assert.Contains(one.Log.Lines, line => line.Contains("Sending continues at "));
        AssertArrived(one, path);
    }

    [Fact]
    public static async Task ServerThatStaysAway_IsReported_WithWhatWasSent()
    {
        using SftpCase one = await SftpCase.StartAsync();
        one.Settings.RetryCount = 2;
        one.Log.AfterBytes = 5_000_000;
        one.Log.Then = one.Server.Kill;

        MigrationException fault = await one.FailSendAsync(one.CreateFile(Length));

        Assert.Equal("SftpConnectionRefused", fault.ErrorId);
        Assert.Contains("Run the same command again; it resumes the transfer.", fault.Message);
        Assert.DoesNotContain("users.csv.gpg", SftpCase.NamesIn(one.Remote));
    }

    [Fact]
    public static async Task StoppedTransfer_IsResumed()
    {
        using SftpCase one = await SftpCase.StartAsync();
        string path = one.CreateFile(Length);
        using CancellationTokenSource stop = new CancellationTokenSource();
        one.Log.AfterBytes = 5_000_000;
        one.Log.Then = stop.Cancel;
        one.Stop = stop.Token;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one.SendAsync(path));
        one.Stop = TestContext.Current.CancellationToken;
        Assert.EndsWith(".part", Assert.Single(SftpCase.NamesIn(one.Remote)));

        MigrationFileTransfer sent = await one.SendAsync(path);

        Assert.True(sent.ResumedFrom > 3_000_000);
        AssertArrived(one, path);
    }

    [Fact]
    public static async Task IncompleteFileWithOtherBytes_IsSentFromTheStart()
    {
        using SftpCase one = await SftpCase.StartAsync();
        string path = one.CreateFile(Length);
        string partial = Path.Combine(one.Remote, $".users.csv.gpg.{SftpCase.HashOf(path).Substring(0, 16)}.part");
        File.Copy(one.CreateFile(6_000_000, seed: 9, "other"), partial);

        MigrationFileTransfer sent = await one.SendAsync(path);

        Assert.Equal(0, sent.ResumedFrom);
        AssertArrived(one, path);
    }

    [Fact]
    public static async Task HolesInTheLastBlocks_AreFilled()
    {
        using SftpCase one = await SftpCase.StartAsync();
        string path = one.CreateFile(Length);
        string partial = Path.Combine(one.Remote, $".users.csv.gpg.{SftpCase.HashOf(path).Substring(0, 16)}.part");
        byte[] bytes = File.ReadAllBytes(path).Take(6_000_000).ToArray();
        Array.Clear(bytes, 5_100_000, 800_000);
        File.WriteAllBytes(partial, bytes);

        MigrationFileTransfer sent = await one.SendAsync(path);

        Assert.True(sent.ResumedFrom is > 4_000_000 and < 5_100_000);
        AssertArrived(one, path);
    }

    private static async Task DieAsync(int seed)
    {
        using SftpCase one = await SftpCase.StartAsync();
        string path = one.CreateFile(Length, seed);
        one.Settings.RetryCount = 0;
        one.Log.AfterBytes = new Random(seed).Next(1, Length);
        one.Log.Then = one.Server.Kill;
        MigrationException fault = await one.FailSendAsync(path);
        Assert.Equal("SftpConnectionLost", fault.ErrorId);
        string left = Assert.Single(SftpCase.NamesIn(one.Remote));
        Assert.EndsWith(".part", left);
        long size = new FileInfo(Path.Combine(one.Remote, left)).Length;
        await one.StartServerAsync();

        MigrationFileTransfer sent = await one.SendAsync(path);

        Assert.Equal(Math.Max(0, size - (32 * 32_000)), sent.ResumedFrom);
        AssertArrived(one, path);
    }

    private static void AssertArrived(SftpCase one, string path)
    {
        Assert.Equal(["users.csv.gpg"], SftpCase.NamesIn(one.Remote));
        Assert.Equal(SftpCase.HashOf(path), SftpCase.HashOf(Path.Combine(one.Remote, "users.csv.gpg")));
    }
}
