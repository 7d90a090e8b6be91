using System;
using System.IO;
using System.Linq;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.Pipeline;

/// <summary>New-MigrationPackage: what it writes, and what it does not.</summary>
public sealed class PackageTests : IDisposable
{
    private const string Users = "email,gender,givenName\nanna@example.com,female,Anna\nbob@example.com,MALE,Боб\n";
    private const string Secret = "$secret = ConvertTo-SecureString 'correct horse battery staple' -AsPlainText -Force; ";

    private readonly TestFolder _folder = new TestFolder();
    private readonly ModuleSession _session = new ModuleSession();

    public PackageTests()
    {
        _folder.File("users.csv", Users);
        _session.Invoke("Set-Location $args[0]", _folder.Path);
    }

    private string[] Files => Directory.GetFiles(_folder.Path).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal).ToArray();

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Sample_ThenProduction_AreCreated_AndReadBack()
    {
        ModuleSession.Invocation run = _session.Invoke(
            Secret + "$one = New-MigrationPackage users.csv -Sample -Passphrase $secret; $two = New-MigrationPackage users.csv -Production -After $one.ManifestPath -Passphrase $secret; "
                + "(Import-MigrationCsv $one.Path -Passphrase $secret).email; (Import-MigrationCsv $two.Path -Passphrase $secret).email; $one.IsSample; $two.IsSample");

        Assert.Equal("anna@example.com\nbob@example.com\nanna@example.com\nbob@example.com\nTrue\nFalse", run.Text);
        Assert.Equal(["users.csv", "users.csv.gpg", "users.manifest.json", "users.sample.csv.gpg", "users.sample.manifest.json"], Files);
        Assert.All(run.Warnings, warning => Assert.Contains("2 real people", warning, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("New-MigrationPackage users.csv -Sample -Passphrase $secret -WhatIf")]
    [InlineData("New-MigrationPackage users.csv -Sample -Passphrase $secret -WhatIf -Server nobody@127.0.0.1:9 -KeepClear")]
    public void WhatIf_WritesAndSendsNothing(string command)
    {
        ModuleSession.Invocation run = _session.Invoke(Secret + command);

        Assert.Empty(run.Output);
        Assert.Empty(run.Errors);
        Assert.Equal(["users.csv"], Files);
    }

    [Theory]
    [InlineData("New-MigrationPackage users.csv -Sample", "PassphraseMissing")]
    [InlineData("New-MigrationPackage users.csv -Sample -Passphrase $secret -Target Cidaas", "PackageTargetUnsupported")]
    [InlineData("New-MigrationPackage nosuch.csv -Sample -Passphrase $secret", "DatafileNotFound")]
    [InlineData("New-MigrationPackage users.csv -Production -After nosuch.json -Passphrase $secret", "DatafileNotFound")]
    [InlineData("New-MigrationPackage users.csv -Sample -Passphrase $secret -RuleSeverity @{ NoRule = 'Off' }", "RuleUnknown")]
    [InlineData("New-MigrationPackage users.csv -Sample -Passphrase $secret -Server 'ftp://x'", "SftpAddressInvalid")]
    public void Fault_EndsTheCommand_WithNoFile(string command, string id)
    {
        ModuleSession.Invocation run = _session.Invoke(Secret + "try { " + command + " } catch { $_.FullyQualifiedErrorId }");

        Assert.StartsWith(id, run.Text, StringComparison.Ordinal);
        Assert.Equal(["users.csv"], Files);
    }

    [Fact]
    public void SeverityOfRules_CanBeChanged()
    {
        _folder.File("users.csv", Users.Replace("MALE", "diverse", StringComparison.Ordinal));

        Assert.StartsWith("PackageInvalid", _session.Invoke(Secret + "try { New-MigrationPackage users.csv -Sample -Passphrase $secret } catch { $_.FullyQualifiedErrorId }").Text, StringComparison.Ordinal);
        Assert.Equal("2", _session.Invoke(Secret + "(New-MigrationPackage users.csv -Sample -Passphrase $secret -RuleSeverity @{ HandOffGender = 'Off' }).Records").Text);
    }

    [Fact]
    public void Schema_DecidesWhichColumnsAreAllowed()
    {
        _folder.File("schema.json", "[{\"name\":\"email\",\"type\":\"string\",\"constraints\":[\"email-address\"]},{\"name\":\"givenName\",\"type\":\"string\"}]");

        ModuleSession.Invocation run = _session.Invoke(Secret + "try { New-MigrationPackage users.csv -Sample -Passphrase $secret -Schema schema.json } catch { \"$_\" }");

        Assert.Contains("gender", run.Text, StringComparison.Ordinal);
        Assert.Equal(["schema.json", "users.csv"], Files);
    }

    [Fact]
    public void TransferThatFails_LeavesThePackage()
    {
        ModuleSession.Invocation run = _session.Invoke(
            Secret + "try { New-MigrationPackage users.csv -Sample -Passphrase $secret -Server nobody@127.0.0.1:9 -HostKeyFingerprint "
                + "'SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' -MaximumRetryCount 0 -TimeoutSeconds 2 } catch { 'caught' }");

        Assert.Contains("caught", run.Text, StringComparison.Ordinal);
        Assert.Contains("users.sample.csv.gpg", Files);
    }

    [Fact]
    public void WeakPassphrase_IsAWarning() =>
        Assert.Contains(
            _session.Invoke("$null = New-MigrationPackage users.csv -Sample -Passphrase (ConvertTo-SecureString 'hunter2' -AsPlainText -Force)").Warnings,
            warning => warning.StartsWith("The passphrase is weak", StringComparison.Ordinal));

    [Fact]
    public void Values_AreOnNoStream_AndNotInTheManifest()
    {
        ModuleSession.Invocation run = _session.Invoke(Secret + "New-MigrationPackage users.csv -Sample -Passphrase $secret -Verbose | Out-String -Width 200; Get-Content *.json -Raw");

        string all = run.Text + string.Join("\n", run.Verbose.Concat(run.Warnings));
        Assert.DoesNotContain("anna", all, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Боб", all, StringComparison.Ordinal);
        Assert.DoesNotContain("horse", all, StringComparison.Ordinal);
    }
}
