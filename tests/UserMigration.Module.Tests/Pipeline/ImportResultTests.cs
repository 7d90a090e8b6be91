using System;
using System.Linq;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.Pipeline;

/// <summary>Import-MigrationResult in a pipeline.</summary>
public sealed class ImportResultTests : IDisposable
{
    private const string Users = "email,givenName\nanna@example.com, Anna\nbob@example.com, Bob\ncleo@example.com,\"Cl\neo\"\n";
    private const string Success = "batch,line,uuid\n1,2,6c5f0a8e-8a53-4a6e-9d3c-0f4c1a2b3c4d\n";
    private const string Fail = "batch,line,error\n1,3,Bad value, for bob@example.com\n";

    private readonly TestFolder _folder = new TestFolder();
    private readonly ModuleSession _session = new ModuleSession();

    public ImportResultTests()
    {
        _folder.File("users.csv", Users);
        _folder.File("success_1.csv", Success);
        _folder.File("fail_1.csv", Fail);
        _session.Invoke("Set-Location $args[0]", _folder.Path);
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("Import-MigrationResult success_1.csv, fail_1.csv users.csv")]
    [InlineData("Import-MigrationResult *_1.csv -Source users.csv")]
    [InlineData("Get-ChildItem *_1.csv | Import-MigrationResult -Source users.csv")]
    [InlineData("'success_1.csv', 'fail_1.csv' | Import-MigrationResult -Source users.csv")]
    [InlineData("Import-MigrationResult -LiteralPath fail_1.csv, success_1.csv users.csv")]
    [InlineData("Import-MigrationResult . users.csv")]
    public void FilesAreGiven_InEachWay(string command) =>
        Assert.Equal("Created\nFailed\nNotMentioned", _session.Invoke($"({command} -WarningAction Ignore).Status").Text);

    [Fact]
    public void Result_IsAcceptedInPlaceOfItsRecord()
    {
        ModuleSession.Invocation run = _session.Invoke(
            "Import-MigrationResult *_1.csv users.csv -Status Failed, NotMentioned -WarningAction Ignore | Repair-MigrationRecord Trim | Test-MigrationRecord | "
                + "Export-MigrationCsv again.csv -PassThru | ForEach-Object { '{0} {1} {2}' -f $_.psbase.RecordNumber, $_.givenName, $_.psbase.IsValid }");

        Assert.Equal("2 Bob True\n3 Cl\neo True", run.Text);
        Assert.Equal("email,givenName\nbob@example.com,Bob\ncleo@example.com,\"Cl\neo\"\n", System.IO.File.ReadAllText(_folder.File("again.csv")));
    }

    [Fact]
    public void Result_IsConverted_WithItsIssue()
    {
        ModuleSession.Invocation run = _session.Invoke(
            "$one = Import-MigrationResult *_1.csv users.csv -Status Failed -WarningAction Ignore; $one.Error; "
                + "$record = $one | ConvertTo-IdentityRecord Akamai; $record.Attributes.email; $record.Issues.RuleId");

        string[] lines = run.Text.Split('\n');
        Assert.Contains("«email»", lines[0], StringComparison.Ordinal);
        Assert.Equal(["bob@example.com", "ResultFailed"], lines[1..]);
    }

    [Fact]
    public void Summary_CountsAllRecords_WhateverIsReturned()
    {
        ModuleSession.Invocation run = _session.Invoke("Import-MigrationResult *_1.csv users.csv -Status Created -SummaryVariable s | Out-Null; \"$s\"; $s.ExitCode");

        Assert.Equal("3 records = 1 imported + 1 failed + 1 not mentioned\n3", run.Text);
        Assert.Contains("No result file mentions 1 of the records", Assert.Single(run.Warnings), StringComparison.Ordinal);
        Assert.Equal("MigrationResultSummary", Assert.Single(Assert.Single(run.Information).Tags));
    }

    [Fact]
    public void RejectedRow_IsAnError_AfterTheRecords()
    {
        _folder.File("fail_1.csv", Fail + string.Concat(Enumerable.Repeat("1,3,Bad value, for bob@example.com\n", 20)) + "1,77,Nobody\n");

        ModuleSession.Invocation run = _session.Invoke("Import-MigrationResult *_1.csv users.csv");

        Assert.Equal(3, run.Output.Count);
        Assert.Equal("ResultRowsRejected,UserMigration.Commands.ImportMigrationResultCommand", Assert.Single(run.Errors).FullyQualifiedErrorId);
    }

    [Fact]
    public void StoppedPipeline_LeavesASummaryThatDoesNotBalance()
    {
        ModuleSession.Invocation run = _session.Invoke("$null = Import-MigrationResult *_1.csv users.csv -SummaryVariable s | Select-Object -First 1; $s.IsBalanced; $s.ExitCode");

        Assert.Equal("False\n4", run.Text);
        Assert.Empty(OpenHandles.On(_folder.File("users.csv")));
    }

    [Fact]
    public void MissingFile_IsNamed()
    {
        ModuleSession.Invocation run = _session.Invoke("try { Import-MigrationResult nosuch.csv users.csv } catch { $_.FullyQualifiedErrorId }");

        Assert.StartsWith("DatafileNotFound", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_AreOnNoStream()
    {
        ModuleSession.Invocation run = _session.Invoke(
            "Import-MigrationResult *_1.csv users.csv -Verbose | Out-String; Import-MigrationResult *_1.csv users.csv | ForEach-Object { \"$_\" }");

        string all = run.Text + string.Join("\n", run.Verbose.Concat(run.Warnings).Concat(run.Information.Select(one => one.ToString())));
        Assert.DoesNotContain("Bob", all, StringComparison.Ordinal);
        Assert.DoesNotContain("bob@example.com", all, StringComparison.Ordinal);
    }
}
