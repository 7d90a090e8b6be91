using System.Linq;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.Pipeline;

/// <summary>A batch that is declined.</summary>
public static class ConfirmTests
{
    [Fact]
    public static void DeclinedBatches_AreNotSent_AndTheLedgerBalances()
    {
        using TestFolder folder = new TestFolder();
        DecliningHost host = new DecliningHost();
        using ModuleSession session = new ModuleSession(host: host);
        session.Invoke("$null = Connect-IdentityStore Akamai http://127.0.0.1:9 ([pscredential]::new('c', [securestring]::new())) -NoVerify");

        ModuleSession.Invocation run = session.Invoke(
            "Import-MigrationCsv $args[0] | ConvertTo-IdentityRecord Akamai | Invoke-BulkUserCreate -Confirm -BatchSize 2 -RunPath $args[1] -SummaryVariable global:summary",
            folder.File("users.csv", "email\na@example.com\nb@example.com\nc@example.com\n"),
            folder.File("run"));

        Assert.Equal(2, host.Questions.Count);
        Assert.All(host.Questions, question => Assert.Contains("127.0.0.1", question));
        Assert.Equal(["NotSent", "NotSent", "NotSent"], run.Output.Select(result => result.Properties["Status"].Value.ToString()!));
        Assert.Equal("3 True 0", session.Invoke("\"$($summary.NotSent) $($summary.IsBalanced) $($summary.Calls)\"").Text);
    }
}
