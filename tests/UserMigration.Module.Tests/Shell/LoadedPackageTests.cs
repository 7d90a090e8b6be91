using System;
using System.Linq;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.Shell;

/// <summary>A package is loaded when a command needs it, and not before.</summary>
public static class LoadedPackageTests
{
    private const string List =
        "[AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.GetName().Name } | " +
        "Where-Object { $_ -in 'BouncyCastle.Cryptography', 'CsvHelper', 'PhoneNumbers', 'Polly.Core', 'Renci.SshNet', 'Spectre.Console', 'TimeZoneConverter' } | Sort-Object";

    [Theory]
    [InlineData("", "")]
    [InlineData("$null = Get-Command -Module UserMigration; $null = Get-MigrationRule; $null = New-MigrationPassphrase", "")]
    [InlineData("$null = Import-MigrationCsv users.csv | Test-MigrationRecord | ConvertTo-IdentityRecord -Target Akamai", "CsvHelper")]
    [InlineData("$null = Import-MigrationCsv users.csv | Test-MigrationRecord | ConvertTo-IdentityRecord -Target Cidaas", "CsvHelper")]
    public static void Command_LoadsOnlyThePackagesThatItNeeds(string command, string packages)
    {
        using TestFolder folder = new TestFolder();
        folder.File("users.csv", "email,givenName\none@example.com,One\n");

        ShellRun run = ShellRun.Start("-NoProfile", "-Command", $"Set-Location -LiteralPath '{folder.Path}'; {command}; {List}");

        Assert.Equal(("", 0), (run.Errors, run.ExitCode));
        Assert.Equal(packages.Split(' ', StringSplitOptions.RemoveEmptyEntries), run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToArray());
    }
}
