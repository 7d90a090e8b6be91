using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using UserMigration.Engine.Composition;
using UserMigration.Engine.HandOff.Packages;
using UserMigration.Engine.OpenPgp;
using Xunit;

namespace UserMigration.Engine.Tests.HandOff;

/// <summary>The package of a sample.</summary>
public static class SamplePackageTests
{
    private const string Header = "email,password,givenName,birthday\n";

    private static string Users(int count) => Header + string.Concat(Enumerable.Range(1, count).Select(i => i switch
    {
        77 => "u77@example.com,secret,\"Жан, \"\"Ж\"\"\",1990-01-02\n",
        555 => "u555@example.com,$P$BiAsT/abBIA/kaq92jKtNlISWom0IB/,王,\n",
        1234 => "u1234@example.com,,\"O'\nNeil\",1990-01-02\n",
        1999 => "u1999@example.com,secret,Zoë 😀,1990-01-02\n",
        _ => $"u{i}@example.com,secret,Anna,1990-01-02\n",
    }));

    [Fact]
    public static void Sample_ShowsWhatTheFileShows_InFewRows_WithTheirBytesUnchanged()
    {
        using PackageCase test = new PackageCase(Users(2000));

        MigrationPackage package = test.Pack();

        string sample = test.Decrypt(package.Path);
        Assert.StartsWith(Header, sample, StringComparison.Ordinal);
        string[] rows = ["u77@example.com,secret,\"Жан, \"\"Ж\"\"\",1990-01-02\n", "u555@example.com,$P$BiAsT", ",\"O'\nNeil\",", "Zoë 😀,1990-01-02\n"];
        Assert.All(rows, row => Assert.Contains(row, sample, StringComparison.Ordinal));
        Assert.InRange(package.Records, 4, 6);
        Assert.Equal(test.NeededRows, package.Records);
        Assert.Equal((2000, true, 0), (package.SourceRecords, package.IsSample, package.Invalid));
        Assert.Equal(["users.sample.csv.gpg", "users.sample.manifest.json"], test.Files);
    }

    [Fact]
    public static void RandomRows_FillTheSample_InTheOrderOfTheFile()
    {
        using PackageCase test = new PackageCase(Users(2000));
        PackageOptions options = test.Options();
        options.SampleSize = 100;

        Assert.Equal(100, test.Pack(options).Records);

        int[] numbers = [.. test.Decrypt(test.Sample).Split('\n').Where(line => line.StartsWith('u')).Select(line => int.Parse(line[1..line.IndexOf('@', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(numbers.Order(), numbers);
        Assert.Equal(100, numbers.Distinct().Count());
        Assert.InRange(numbers.Average(), 800, 1200);
    }

    [Fact]
    public static void Seed_DecidesWhichRowsAreChosen()
    {
        using PackageCase test = new PackageCase(Users(2000));
        HashSet<string> samples = [];
        foreach (int seed in new[] { 1, 1, 2 })
        {
            PackageOptions options = test.Options();
            (options.SampleSize, options.Seed) = (50, seed);
            test.Pack(options);
            samples.Add(test.Decrypt(test.Sample));
        }

        Assert.Equal(2, samples.Count);
    }

    [Theory]
    [InlineData("\uFEFFemail,givenName\r\nanna@example.com,Anna\r\nbob@example.com,Bob")]
    [InlineData("email,givenName\nanna@example.com,Anna\nbob@example.com,Bob\n")]
    public static void FormOfTheFile_IsKept(string text)
    {
        using PackageCase test = new PackageCase(text);
        PackageOptions options = test.Options();
        options.SampleSize = 10;

        test.Pack(options);

        string lineBreak = text.Contains('\r', StringComparison.Ordinal) ? "\r\n" : "\n";
        Assert.Equal(text.TrimEnd() + lineBreak, test.Decrypt(test.Sample));
    }

    [Fact]
    public static void Manifest_DescribesTheFile_WithoutAValue()
    {
        using PackageCase test = new PackageCase(Users(600));

        MigrationPackage package = test.Pack();

        string manifest = File.ReadAllText(package.ManifestPath);
        using System.Text.Json.JsonDocument json = System.Text.Json.JsonDocument.Parse(manifest);
        System.Text.Json.JsonElement source = json.RootElement.GetProperty("source");
        Assert.Equal(("users.csv", 600, "LF"), (source.GetProperty("name").GetString(), source.GetProperty("records").GetInt32(), source.GetProperty("lineBreak").GetString()));
        Assert.Equal(Hash(File.ReadAllBytes(test.Source)), source.GetProperty("sha256").GetString());
        System.Text.Json.JsonElement encrypted = json.RootElement.GetProperty("encrypted");
        Assert.Equal(Hash(File.ReadAllBytes(package.Path)), encrypted.GetProperty("sha256").GetString());
        Assert.Equal(Hash(Encoding.UTF8.GetBytes(test.Decrypt(package.Path))), encrypted.GetProperty("clearSha256").GetString());
        Assert.Equal(["email", "password", "givenName", "birthday"], json.RootElement.GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("name").GetString()));
        Assert.Equal(1, json.RootElement.GetProperty("hashKinds").GetProperty("phpass").GetInt32());
        string[] values = ["example.com", "Anna", "secret", "1990", "Жан", "$P$"];
        Assert.All(values, value => Assert.DoesNotContain(value, manifest, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public static void BrokenRule_OfTheService_IsAnError_AndNoPackage()
    {
        using PackageCase test = new PackageCase("email,gender,birthday\nanna@example.com,diverse,12/19/1989\nbob@example.com,male,1990-01-02\n");

        string fault = test.Fault();

        Assert.StartsWith("PackageInvalid: ", fault, StringComparison.Ordinal);
        Assert.Contains("1 of 2 records has an Error", fault, StringComparison.Ordinal);
        Assert.Contains("HandOffGender in gender: 1, first on line 2", fault, StringComparison.Ordinal);
        Assert.Contains("in birthday: 1, first on line 2", fault, StringComparison.Ordinal);
        Assert.Contains("Get-MigrationRule DateConvertible, HandOffGender | Format-List", fault, StringComparison.Ordinal);
        Assert.Contains("-RuleSeverity @{ DateConvertible = 'Warning'; HandOffGender = 'Warning' }", fault, StringComparison.Ordinal);
    }

    [Fact]
    public static void RuleThatIsNotTheServices_IsNotProposedForAnAgreement()
    {
        using PackageCase test = new PackageCase("email,birthday\nanna@example.com,1990-02-31\n");

        Assert.DoesNotContain("-RuleSeverity", test.Fault(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("email;a\nanna@example.com;x\n", "-Delimiter ';'")]
    [InlineData("#TYPE System.Management.Automation.PSCustomObject\nemail,a\nanna@example.com,x\n", "-SkipLine 1")]
    [InlineData("All users of 2025\n\nemail,givenName,familyName\nanna@example.com,Anna,X\nbob@example.com,Bob,Y\n", "-SkipLine 2")]
    public static void FileThatHasToBeConverted_IsRefused_WithTheCommand(string text, string parameter)
    {
        using PackageCase test = new PackageCase(text);

        Assert.EndsWith(
            $": Import-MigrationCsv {test.Source} {parameter} | Export-MigrationCsv {Path.ChangeExtension(test.Source, ".converted.csv")}", test.Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public static void EncodingOfTheFile_IsNamed()
    {
        using PackageCase test = new PackageCase(string.Empty);
        File.WriteAllBytes(test.Source, [.. "email,givenName\nanna@example.com,Ren"u8, 0xE9, .. ",\n"u8]);

        Assert.Contains("windows-1252", test.Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public static void EncryptedFile_IsNamed()
    {
        using PackageCase test = new PackageCase("email,givenName\nanna@example.com,Anna\n");
        MigrationPackage package = test.Pack();
        File.Copy(package.Path, test.Source, overwrite: true);

        Assert.Contains("encrypted with OpenPGP", test.Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public static void PasswordInClearText_IsAWarning()
    {
        using PackageCase test = new PackageCase("email,password\nanna@example.com,hunter2!\nbob@example.com,\n");

        test.Pack();

        string warning = Assert.Single(test.Warnings, warning => warning.Contains("1 password is in clear text", StringComparison.Ordinal));
        Assert.DoesNotContain("hunter2", warning, StringComparison.Ordinal);
    }

    [Fact]
    public static void MissingFolder_IsNamedBeforeTheFileIsRead()
    {
        using PackageCase test = new PackageCase("email;givenName\nanna@example.com;Anna\n");
        PackageOptions options = new PackageOptions(
            test.Source, Path.Combine(test.Folder, "out"), StoreTargets.Usual, new OpenPgpWriteOptions { Passphrase = Encoding.UTF8.GetBytes(PackageCase.Passphrase) });

        Assert.StartsWith("DestinationFolderNotFound: ", test.Fault(options), StringComparison.Ordinal);
    }

    [Fact]
    public static void RuleThatTheVendorGaveUp_IsAWarning()
    {
        using PackageCase test = new PackageCase("email,gender\nanna@example.com,diverse\nbob@example.com,male\n");
        PackageOptions options = test.Options();
        options.ChangeRules = rules => rules.SetSeverity(RuleCatalogue.Find("HandOffGender")!, IssueSeverity.Warning);

        Assert.Equal(0, test.Pack(options).Invalid);

        Assert.Contains(test.Warnings, warning => warning.Contains("HandOffGender in gender: 1", StringComparison.Ordinal));
    }

    [Fact]
    public static void ErrorsThatAreAllowed_AreInTheSample()
    {
        using PackageCase test = new PackageCase("email,gender\n" + string.Concat(Enumerable.Range(1, 50).Select(i => $"u{i}@example.com,{(i == 37 ? "diverse" : "male")}\n")));
        PackageOptions options = test.Options();
        options.AllowsInvalid = true;

        MigrationPackage package = test.Pack(options);

        Assert.Equal(1, package.Invalid);
        Assert.Contains("u37@example.com,diverse", test.Decrypt(package.Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("email;givenName\nanna@example.com;Anna\n", "PackageInvalid", "HeaderMalformed", "HeaderDelimiter")]
    [InlineData("email,givenName\n", "PackageEmpty", "", "")]
    [InlineData("", "DatafileEmpty", "", "")]
    public static void OtherFile_IsRefused(string text, params string[] ids)
    {
        using PackageCase test = new PackageCase(text);

        string fault = test.Fault();

        Assert.Contains(ids, id => id.Length > 0 && fault.StartsWith(id, StringComparison.Ordinal));
    }

    [Fact]
    public static void ClearSample_IsWrittenOnRequestOnly()
    {
        using PackageCase test = new PackageCase(Users(100));
        PackageOptions options = test.Options();
        options.KeepsClear = true;

        MigrationPackage package = test.Pack(options);

        Assert.Equal(test.Decrypt(package.Path), File.ReadAllText(package.ClearPath!));
    }

    [Fact]
    public static void TargetWithoutAService_IsRefused()
    {
        using PackageCase test = new PackageCase(Users(1));
        MigrationException exception = Assert.Throws<MigrationException>(() => new Packager(new PackageOptions(
            test.Source, test.Folder, StoreTargets.Get(IdentityTarget.Cidaas), new OpenPgpWriteOptions { Passphrase = [(byte)'a'] })));

        Assert.Equal("PackageTargetUnsupported", exception.ErrorId);
    }

    [Fact]
    public static void ExistingFile_IsKept_IfAsked()
    {
        using PackageCase test = new PackageCase(Users(10));
        test.Pack();
        PackageOptions options = test.Options();
        options.KeepsOld = true;

        Assert.StartsWith("ExportFileExists", test.Fault(options), StringComparison.Ordinal);
    }

    [Fact]
    public static void FileThatChangesAfterTheCheck_IsRefused()
    {
        using PackageCase test = new PackageCase(Users(10));
        using Packager packager = new Packager(test.Options());
        packager.Check(TestContext.Current.CancellationToken);
        File.AppendAllText(test.Source, "new@example.com,,,\n");

        Assert.Equal("PackageSourceChanged", Assert.Throws<MigrationException>(() => packager.Write(TestContext.Current.CancellationToken)).ErrorId);
        Assert.Empty(test.Files);
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
}
