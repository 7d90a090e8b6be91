using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>One-way sync into the sandbox, with faults, stops and several workers.</summary>
public static class SyncStoryTests
{
    private const int MostStarts = 8;

    [Theory]
    [InlineData(21, 300)]
    [InlineData(22, 80, "ErrorAfterCommit:p=0.1", "ResetAfter:p=0.1", "ErrorBeforeCommit:p=0.05", "TruncatedBody:p=0.05", "Latency:p50=2,p99=30")]
    [InlineData(
        22, 300, "ErrorAfterCommit:p=0.1", "ResetAfter:p=0.1", "ErrorBeforeCommit:p=0.05", "TruncatedBody:p=0.05", "Latency:p50=2,p99=30", Traits = ["Category", "Long"])]
    public static async Task StoreEndsAsTheFileSays_HoweverOftenTheRunIsStopped(int seed, int count, params string[] faults)
    {
        (string Operation, string User, string Name)[] changes = ChangeFile.Random(seed, count, 40);
        using SandboxUpload upload = await SandboxUpload.StartAsync(seed, faults);
        upload.Records = () => ChangeFile.Create(Path.GetDirectoryName(upload.DataFile)!, changes);
        await upload.RunAsync(stopAfter: count * 3 / 10);
        await upload.RunAsync(stopAfter: count * 2 / 3);

        MigrationSummary summary = await upload.RunAsync();
        for (int start = 1; summary.ExitCode is not 0 && start < MostStarts; start++)
        {
            summary = await upload.RunAsync();
        }

        await upload.SetFaultsAsync();
        Assert.Equal((0, true), (summary.ExitCode, summary.IsBalanced));
        Dictionary<string, string?> expected = changes
            .GroupBy(change => change.User)
            .ToDictionary(user => user.Key + "@example.com", user => user.Last().Operation == "delete" ? null : user.Last().Name);
        using IIdentityStore store = upload.Connect();
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        Assert.Equal(expected.Values.Count(name => name is not null), await store.CountAsync("user", null, cancellationToken));
        foreach (KeyValuePair<string, string?> user in expected)
        {
            IdentityUser? there = await store.FindAsync("user", new IdentityKey("email", user.Key), null, cancellationToken);
            Assert.Equal(user.Value, there?.Attributes["givenName"]);
        }
    }
}
