using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>Every fault that the sandbox knows, alone and mixed: the same command again until all is done.</summary>
[Trait("Category", "Long")]
public static class NetworkFaultTests
{
    private const int Rows = 300;
    private const int MostStarts = 12;

    [Theory]
    [InlineData("Latency:p50=5,p99=100")]
    [InlineData("HiddenRateLimit:limit=30")]
    [InlineData("HiddenRateLimit:limit=30,status=429,retryafter=1")]
    [InlineData("SlowStart:seconds=2,retryafter=1")]
    [InlineData("ErrorBeforeCommit:p=0.2")]
    [InlineData("ErrorBeforeCommit:p=0.2,code=510")]
    [InlineData("ErrorBeforeCommit:p=0.2,status=503,retryafter=1")]
    [InlineData("ErrorAfterCommit:p=0.2")]
    [InlineData("ErrorAfterCommit:p=0.2,code=504")]
    [InlineData("ErrorAfterCommit:p=0.2,status=502")]
    [InlineData("ResetBefore:p=0.2")]
    [InlineData("ResetAfter:p=0.2")]
    [InlineData("TruncatedBody:p=0.2")]
    [InlineData("TruncatedBody:p=0.2,chunked=true")]
    [InlineData("FewerResults:p=0.3")]
    [InlineData("FewerResults:p=0.3,drop=10")]
    [InlineData("ProxyHtml:p=0.2")]
    [InlineData("ProxyHtml:p=0.2,status=502,when=before")]
    [InlineData("Hang:p=0.05,when=before")]
    [InlineData("Hang:p=0.05,when=after")]
    [InlineData("TooLarge:bytes=800")]
    [InlineData("ValueInError", "ErrorAfterCommit:p=0.2")]
    [InlineData("ResetAfter:calls=entity.bulkCreate")]
    [InlineData("Latency:p50=2,p99=50", "HiddenRateLimit:limit=60,status=429", "ErrorBeforeCommit:p=0.05", "ErrorAfterCommit:p=0.05", "ResetBefore:p=0.05",
        "ResetAfter:p=0.05", "TruncatedBody:p=0.05", "FewerResults:p=0.1", "ProxyHtml:p=0.05", "Hang:p=0.02,when=after", "TooLarge:bytes=1500", "ValueInError")]
    public static async Task EveryValidKey_IsThereOnce_AndEachRecordHasOneOutcome(params string[] faults)
    {
        using SandboxUpload upload = await SandboxUpload.StartAsync(7, faults);
        upload.WriteFile(Rows);

        MigrationSummary summary = await RunUntilDoneAsync(upload);

        await upload.SetFaultsAsync();
        await AssertDeliveredAsync(upload, summary);
    }

    [Fact]
    public static async Task RevokedCredential_EndsInOneError_AndTheRunIsFinishedOnceItIsMended()
    {
        using SandboxUpload upload = await SandboxUpload.StartAsync(7, "CredentialsRevoked:after=12");
        upload.WriteFile(Rows);

        MigrationSummary stopped = await upload.RunAsync();

        Assert.Equal("RunDenied", upload.AbortedBy?.ErrorId);
        Assert.Equal(4, stopped.ExitCode);
        Assert.True(stopped.IsBalanced);
        Assert.Equal(Rows, stopped.Created + stopped.Rejected + stopped.NotSent);
        Assert.InRange(stopped.NotSent, 1, Rows - 1);
        AssertDisjointAndWhole(upload);

        await upload.SetFaultsAsync();
        await AssertDeliveredAsync(upload, await upload.RunAsync());
    }

    [Fact]
    public static async Task RecordThatRefusesItsCall_HasFailedAlone()
    {
        using SandboxUpload upload = await SandboxUpload.StartAsync(7, "RefusedRecord:attribute=givenName,value=Name 77");
        upload.WriteFile(Rows);

        MigrationSummary summary = await upload.RunAsync();

        BulkUserResult failed = Assert.Single(upload.Results, result => result.Status == BulkUserStatus.Failed);
        Assert.Equal(77, failed.RecordNumber);
        Assert.Equal(2, summary.ExitCode);
        AssertDisjointAndWhole(upload);

        await upload.SetFaultsAsync();
        MigrationSummary again = await upload.RunAsync();
        Assert.Equal(1, again.Failed);
        Assert.Equal(Rows, upload.Results.Count(result => result.FromJournal) + again.Rejected);
    }

    private static async Task<MigrationSummary> RunUntilDoneAsync(SandboxUpload upload)
    {
        for (int start = 1; ; start++)
        {
            MigrationSummary summary = await upload.RunAsync();
            Assert.True(summary.IsBalanced, summary.ToString());
            Assert.Equal(Rows, summary.Given);
            AssertDisjointAndWhole(upload);
            if (summary.ExitCode is 0 or 2)
            {
                return summary;
            }

            Assert.True(start < MostStarts, $"After {start} starts: {summary}. {upload.AbortedBy?.Message}");
        }
    }

    private static async Task AssertDeliveredAsync(SandboxUpload upload, MigrationSummary summary)
    {
        IdentityRecord[] valid = upload.Read().Where(record => record.IsValid).ToArray();
        Assert.Equal($"{Rows} given = Created {valid.Length}, Rejected {Rows - valid.Length}", summary.ToString());
        using IIdentityStore store = upload.Connect();
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        Assert.Equal(valid.Length, await store.CountAsync("user", null, cancellationToken));
        foreach (IdentityRecord record in valid)
        {
            IdentityKey key = new IdentityKey("email", RecordKey.Get(record, "email")!);
            IdentityUser? user = await store.FindAsync("user", key, null, cancellationToken);
            Assert.NotNull(user);
            Assert.Empty(store.FindDifferences(record, user));
        }

        AssertDisjointAndWhole(upload);
        Assert.False(File.Exists(Path.Combine(upload.RunPath, "retry.csv")));
        string[] rows = Directory.GetFiles(upload.RunPath, "rejects.csv").Concat(Directory.GetFiles(upload.RunPath, "duplicates.csv")).ToArray();
        Assert.Equal(Rows - valid.Length, rows.Sum(path => File.ReadLines(path).Count() - 1));
        using FileStream journal = File.OpenRead(Path.Combine(upload.RunPath, "journal.ndjson"));
        Assert.Equal(
            valid.Length,
            JournalReader.Read(journal).Entries.Count(entry => entry.Value.Status == BulkUserStatus.Created));
    }

    /// <summary>Each record is in one table, once; and one result came out of it.</summary>
    private static void AssertDisjointAndWhole(SandboxUpload upload)
    {
        string[] all = Enumerable.Range(1, Rows).Select(number => $"{number}").Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(all, upload.Results.Select(result => $"{result.RecordNumber}").Order(StringComparer.Ordinal));
        Assert.Equal(all, Numbers(upload, "success.csv").Concat(Numbers(upload, "fail.csv")).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Numbers(SandboxUpload upload, string table)
    {
        string path = Path.Combine(upload.RunPath, table);
        return File.Exists(path) ? File.ReadLines(path).Skip(1).Select(line => line[(line.LastIndexOf(',') + 1)..]) : [];
    }
}
