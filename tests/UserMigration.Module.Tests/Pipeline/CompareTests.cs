using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.Pipeline;

/// <summary>Compare-IdentityUser: its input, its stop, its exit code.</summary>
public sealed class CompareTests : IAsyncDisposable
{
    private const string Connect = "$null = Connect-IdentityStore Akamai $args[0] ([pscredential]::new('c', [securestring]::new())) -NoVerify;";
    private const string Users = "1..200 | ForEach-Object { [pscustomobject]@{ email = \"user$_@example.com\" } } | ConvertTo-IdentityRecord Akamai";

    private readonly FindServer _server = new FindServer();
    private readonly ModuleSession _session = new ModuleSession();

    [Theory]
    [InlineData("| Compare-IdentityUser")]
    [InlineData("| ForEach-Object { Compare-IdentityUser -InputObject $_ }")]
    [InlineData("| ForEach-Object -Begin { $all = @() } -Process { $all += $_ } -End { Compare-IdentityUser -InputObject $all }")]
    public void Records_ComeByThePipelineAndByParameter(string command)
    {
        ModuleSession.Invocation run = _session.Invoke($"{Connect} {Users} {command} -RateLimit 0".Replace("} -RateLimit 0", "-RateLimit 0 }", StringComparison.Ordinal), _server.Uri);

        Assert.Equal(200, run.Output.Count(found => found.Properties["Status"].Value.ToString() == "Missing"));
        Assert.Empty(run.Errors);
    }

    [Theory]
    [InlineData("[pscustomobject]@{ email = 'a@example.com' }")]
    [InlineData("'a@example.com'")]
    [InlineData("42")]
    public void AnythingElse_IsOneErrorThatNamesWhatToDo(string given)
    {
        ErrorRecord error = Assert.Single(_session.Invoke($"{Connect} {given}, {given} | Compare-IdentityUser", _server.Uri).Errors);

        Assert.StartsWith("NotAnIdentityRecord,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("ConvertTo-IdentityRecord", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("a@example.com", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, _server.Calls);
    }

    [Fact]
    public void NoInput_IsNoCall_AndASummary()
    {
        ModuleSession.Invocation run = _session.Invoke($"{Connect} @() | Compare-IdentityUser -SummaryVariable global:summary", _server.Uri);

        Assert.Empty(run.Output);
        Assert.Empty(run.Warnings);
        Assert.Equal("0 given = nothing 0", _session.Invoke("\"$summary $($summary.ExitCode)\"").Text);
    }

    [Fact]
    public void DownstreamStop_MakesNoMoreCalls()
    {
        ModuleSession.Invocation run = _session.Invoke(
            $"{Connect} foreach ($one in 1) {{ {Users} | Compare-IdentityUser -BatchSize 1 -Workers 2 -RateLimit 0 | ForEach-Object {{ $_; break }} }}", _server.Uri);
        int calls = _server.Calls;
        _session.Invoke("$null = 1..1000");

        Assert.Single(run.Output);
        Assert.Equal(calls, _server.Calls);
        Assert.InRange(calls, 2, 200);
    }

    [Fact]
    public async Task CtrlC_MakesNoMoreCalls()
    {
        using PowerShell shell = _session.Create($"{Connect} {Users} | Compare-IdentityUser -BatchSize 1 -RateLimit 20", _server.Uri);
        TaskCompletionSource first = new TaskCompletionSource();
        using PSDataCollection<PSObject> output = new PSDataCollection<PSObject>();
        output.DataAdded += (_, _) => first.TrySetResult();
        Task run = shell.InvokeAsync<PSObject, PSObject>(null, output);
        await first.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        await shell.StopAsync(null, null).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<PipelineStoppedException>(() => run);
        int calls = _server.Calls;
        _session.Invoke("$null = 1..1000");
        Assert.Equal(calls, _server.Calls);
        Assert.InRange(calls, 2, 399);
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("| Where-Object { $false }", 0)]
    public void ExitCode_SaysWhetherAllAreEqual(string filter, int expected) => Assert.Equal(
        $"{expected}",
        _session.Invoke($"{Connect} $null = {Users} {filter} | Compare-IdentityUser -RateLimit 0 -SummaryVariable summary; $summary.ExitCode", _server.Uri).Text);

    [Fact]
    public void SessionThatIsMissing_RefusesToStart() => Assert.Equal(
        "5", _session.Invoke($"try {{ {Users} | Compare-IdentityUser -SummaryVariable summary }} catch {{ }}; $summary.ExitCode").Text);

    public async ValueTask DisposeAsync()
    {
        _session.Dispose();
        await _server.DisposeAsync();
    }
}
