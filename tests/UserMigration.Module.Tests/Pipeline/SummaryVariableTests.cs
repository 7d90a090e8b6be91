using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.Pipeline;

/// <summary>The variable of -SummaryVariable never looks like success before the run has ended.</summary>
public static class SummaryVariableTests
{
    private const string Records = "[pscustomobject]@{ email = 'anna@example.com' } | ConvertTo-IdentityRecord Akamai";

    private const string Connect =
        "$null = Connect-IdentityStore Akamai http://127.0.0.1:9 ([pscredential]::new('c', [securestring]::new())) -NoVerify; ";

    [Fact]
    public static void RunThatIsRefused_LeavesFive_InPlaceOfAnEarlierSummary()
    {
        using ModuleSession session = new ModuleSession();

        Assert.Equal("5", session.Invoke(
            "$summary = @{ ExitCode = 0 }; try { " + Records + " | Invoke-BulkUserCreate -SummaryVariable summary } catch { }; $summary.ExitCode").Text);
    }

    [Fact]
    public static void RunThatIsStoppedFromDownstream_LeavesFour()
    {
        using ModuleSession session = new ModuleSession();

        Assert.Equal("4", session.Invoke(
            Connect + "$null = 1..9 | ForEach-Object { [pscustomobject]@{ email = \"user$_@example.com\" } } | ConvertTo-IdentityRecord Akamai | "
                + "Invoke-BulkUserCreate -WhatIf -BatchSize 1 -SummaryVariable summary | Select-Object -First 1; $summary.ExitCode").Text);
    }

    [Fact]
    public static void RunWhoseInputFails_LeavesFour()
    {
        using ModuleSession session = new ModuleSession();

        Assert.Equal("4", session.Invoke(
            Connect + "try { 1, 2 | ForEach-Object { if ($_ -eq 2) { throw 'bad' }; " + Records + " } | "
                + "Invoke-BulkUserCreate -WhatIf -SummaryVariable summary } catch { }; $summary.ExitCode").Text);
    }
}
