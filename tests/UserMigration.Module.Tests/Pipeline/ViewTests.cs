using System;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.Pipeline;

/// <summary>The format views, on a screen of 80 columns.</summary>
public sealed class ViewTests : IDisposable
{
    private const string Sample =
        "email,password,givenName\nanna@example.com,$2a$10$abcdefghijklmnopqrstuuLuSDP1LqvFsEIsSgAvqEUR0P1iAQnLi,Anna\n"
            + "NOBODY,canary-password,Bob\n";

    private const string SchemaFile =
        "$file = {0} + '.json'; [IO.File]::WriteAllText($file, '[{\"name\":\"email\",\"type\":\"string\",\"length\":256,"
            + "\"constraints\":[\"required\",\"unique\",\"email-address\",\"unicode-printable\"]},{\"name\":\"id\",\"type\":\"id\"}]'); ";

    private readonly TestFolder _folder = new TestFolder();
    private readonly ModuleSession _session = new ModuleSession();

    public static TheoryData<string, string> Commands => new TheoryData<string, string>
    {
        { "Import-MigrationCsv {0} | Test-MigrationRecord | ForEach-Object { $_.psbase.Issues }", "Severity" },
        { SchemaFile + "Get-IdentitySchema $file", "that a column can fill" },
        { SchemaFile + "(Get-IdentitySchema $file).GetAllAttributes()", "Constraints" },
        { "Get-MigrationTransform", "Akamai birthday" },
        { "Import-MigrationCsv {0} | Repair-MigrationRecord EmailCase | ForEach-Object { $_.psbase.Repairs }", "EmailCase" },
        { "Import-MigrationCsv {0} | Test-MigrationRecord | ConvertTo-IdentityRecord Akamai", "Attributes" },
        { "Import-MigrationCsv {0} | Test-MigrationRecord | Measure-MigrationRecord", "EmailShape" },
        { "(Import-MigrationCsv {0} | Measure-MigrationRecord).Attributes", "Distinct" },
        { "(Import-MigrationCsv {0} | Measure-MigrationRecord).Receivers", "Unchanged : bcrypt 1" },
        { "$null = Import-MigrationCsv {0} | ConvertTo-IdentityRecord Cidaas -From Akamai -CoverageVariable c 3>$null; $c", "given_name" },
        { "(Import-MigrationCsv {0} | Test-MigrationRecord | Measure-MigrationRecord).IssuesByRule", "FirstLine" },
        { "$null = Connect-IdentityStore Akamai http://127.0.0.1:9 ([pscredential]::new('c', [securestring]::new())) -NoVerify; Import-MigrationCsv {0} | Test-MigrationRecord | "
            + "ConvertTo-IdentityRecord Akamai | Invoke-BulkUserCreate -WhatIf -SummaryVariable s; $s", "Ledger" },
        { "$null = Connect-IdentityStore Akamai http://127.0.0.1:9 ([pscredential]::new('c', [securestring]::new())) -NoVerify; $null = Import-MigrationCsv {0} | Test-MigrationRecord | "
            + "ConvertTo-IdentityRecord Akamai | Invoke-BulkUserCreate -RateLimit 0 -TimeoutSeconds 1 -RunPath ({0} + '.run'); Get-MigrationRun ({0} + '.run')", "Incomplete" },
        { "Connect-IdentityStore Akamai http://127.0.0.1:9 ([pscredential]::new('c', [securestring]::new())) -NoVerify", "127.0.0.1" },
        { "Connect-IdentityStore Cidaas http://127.0.0.1:9 ([pscredential]::new('3f0a1b5e-6d2c-4b7a-9e11-0c5d2f7a8b90', [securestring]::new())) -NoVerify", "Token" },
        { "$null = Connect-IdentityStore Akamai http://127.0.0.1:9 ([pscredential]::new('c', [securestring]::new())) -NoVerify; $file = {0} + '.success'; "
            + "[IO.File]::WriteAllText($file, \"batch,line,uuid`n1,2,$([guid]::NewGuid())`n\"); "
            + "Invoke-BulkUserDelete -LiteralPath $file -WhatIf -SummaryVariable s; $s", "WouldDelete" },
        { "$null = Connect-IdentityStore Akamai http://127.0.0.1:9 ([pscredential]::new('c', [securestring]::new())) -NoVerify; Import-MigrationCsv {0} | Test-MigrationRecord | "
            + "ConvertTo-IdentityRecord Akamai | Compare-IdentityUser -RateLimit 0 -TimeoutSeconds 1 -Sample 5 -Seed 1 -SummaryVariable s; $s", "sampled with seed 1" },
        { "$later = {0} + '.later'; [IO.File]::WriteAllText($later, \"email,given`nanna@example.com,A`nbert@example.com,B`n\"); "
            + "Compare-MigrationCsv {0} $later -Key email -OutFile ({0} + '.changes')", "LostColumns" },
        { "$fail = {0} + '.fail'; [IO.File]::WriteAllText($fail, \"line,error`n2,bad value anna@example.com`n\"); "
            + "Import-MigrationResult $fail {0} -LineIs Line -SummaryVariable s 3>$null; $s", "bad value «email»" },
        { "New-MigrationPackage {0} -Sample -AllowInvalid -Passphrase (ConvertTo-SecureString canary-password -AsPlainText -Force) 3>$null", "Sha256" },
        { "'{\"type\":\"password-bcrypt\",\"value\":\"canary-password\"}', '5f4dcc3b5aa765d61d8327deb882cf99' | Test-PasswordHash", "password-bcrypt" },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void View_FitsEightyColumns_AndShowsNoValueOfARow(string command, string expected)
    {
        string file = _folder.File("users.csv", Sample);
        string shown = _session.Invoke(
            "& { " + command.Replace("{0}", $"'{file}'", StringComparison.Ordinal) + " } | Out-String -Width 80").Text;

        Assert.Contains(expected, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("canary-password", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("anna@example.com", shown, StringComparison.Ordinal);
        Assert.All(shown.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 80));
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
