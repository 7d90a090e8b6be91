using System;
using System.Collections.Generic;
using System.IO;
using UserMigration.Engine.HandOff.Packages;
using UserMigration.Engine.Targets;
using Xunit;

namespace UserMigration.Engine.Tests.HandOff;

/// <summary>The package of a production file: same format, same passphrase as its sample.</summary>
public sealed class ProductionPackageTests : IDisposable
{
    private const string Users = "email,password,givenName,birthday,newsletter\n"
        + "anna@example.com,$P$BiAsT/abBIA/kaq92jKtNlISWom0IB/,Anna,1990-01-02,true\n"
        + "bob@example.com,$P$BiAsT/abBIA/kaq92jKtNlISWom0IB/,Bob,,false\n";

    private readonly PackageCase _case = new PackageCase(Users);

    public ProductionPackageTests()
    {
        _case.Pack();
    }

    public void Dispose() => _case.Dispose();

    [Fact]
    public void SameFormat_IsPackedAsItIs()
    {
        File.WriteAllText(_case.Source, Users + "cleo@example.com,$P$BiAsT/abBIA/kaq92jKtNlISWom0IB/,Cleo,2000-12-31,FALSE\n");

        MigrationPackage package = _case.Pack(_case.Options(_case.SampleManifest));

        Assert.Equal(File.ReadAllText(_case.Source), _case.Decrypt(package.Path));
        Assert.Equal((3, false), (package.Records, package.IsSample));
        Assert.Equal(["users.csv.gpg", "users.manifest.json", "users.sample.csv.gpg", "users.sample.manifest.json"], _case.Files);
        Assert.Contains("\"manifest\": \"users.sample.manifest.json\"", File.ReadAllText(package.ManifestPath), StringComparison.Ordinal);
        Assert.Empty(_case.Warnings);
    }

    [Theory]
    [InlineData("email,password,givenName,birthday,newsletter", "email,password,birthday,givenName,newsletter", "its columns are in another order")]
    [InlineData("givenName", "familyName", "it lacks the columns givenName; it has the new columns familyName")]
    [InlineData("Anna,1990-01-02,true", "Anna,1990-01-02,7", "newsletter has values of the kind Integer, but in the sample's file Boolean")]
    [InlineData("$P$BiAsT/abBIA/kaq92jKtNlISWom0IB/,Bob", "5f4dcc3b5aa765d61d8327deb882cf99,Bob", "it has passwords of the kinds")]
    [InlineData("\n", "\r\n", "its line breaks are CRLF, not LF")]
    [InlineData("email,password", "\uFEFFemail,password", "it starts with a byte order mark")]
    public void OtherFormat_IsRefused_UnlessForced(string old, string replacement, string difference)
    {
        File.WriteAllText(_case.Source, Users.Replace(old, replacement, StringComparison.Ordinal));
        PackageOptions options = _case.Options(_case.SampleManifest);
        options.AllowsInvalid = true;

        string fault = _case.Fault(options);

        Assert.StartsWith("PackageFormatDiffers", fault, StringComparison.Ordinal);
        Assert.Contains(difference, fault, StringComparison.Ordinal);
        options.IsForced = true;
        _case.Pack(options);
        Assert.Contains(_case.Warnings, warning => warning.Contains(difference, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Anna", "12345")]
    [InlineData("Bob", "Боб")]
    [InlineData("false", "")]
    public void OtherValuesOfTheSameFormat_AreAccepted(string old, string replacement)
    {
        File.WriteAllText(_case.Source, Users.Replace(old, replacement, StringComparison.Ordinal));

        Assert.Equal(2, _case.Pack(_case.Options(_case.SampleManifest)).Records);
    }

    [Fact]
    public void NewScriptOrEmptyValue_IsAWarning()
    {
        File.WriteAllText(_case.Source, Users.Replace("Bob", "Боб", StringComparison.Ordinal).Replace("false", string.Empty, StringComparison.Ordinal));

        _case.Pack(_case.Options(_case.SampleManifest));

        Assert.Contains(_case.Warnings, warning => warning.Contains("givenName: Cyrillic; newsletter: Empty", StringComparison.Ordinal));
    }

    [Fact]
    public void OtherPassphrase_IsRefused() =>
        Assert.StartsWith("PackagePassphraseDiffers", _case.Fault(_case.Options(_case.SampleManifest, "another one")), StringComparison.Ordinal);

    [Fact]
    public void MissingSample_IsRefused()
    {
        File.Delete(_case.Sample);

        Assert.StartsWith("PackageSampleMissing", _case.Fault(_case.Options(_case.SampleManifest)), StringComparison.Ordinal);
    }

    [Fact]
    public void OtherSample_IsRefused()
    {
        byte[] bytes = File.ReadAllBytes(_case.Sample);
        _case.Pack();
        File.WriteAllBytes(_case.Sample, bytes);

        Assert.StartsWith("PackageSampleChanged", _case.Fault(_case.Options(_case.SampleManifest)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("{\"format\":\"UserMigration.Package\",\"version\":2}")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    public void OtherManifest_IsRefused(string text)
    {
        File.WriteAllText(_case.SampleManifest, text);

        Assert.StartsWith("PackageManifestInvalid", _case.Fault(_case.Options(_case.SampleManifest)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"users.sample.csv.gpg\"", "null")]
    [InlineData("\"users.sample.csv.gpg\"", "\"\"")]
    [InlineData("\"users.csv\"", "null")]
    [InlineData("\"LF\"", "null")]
    [InlineData("\"LF\"", "7")]
    [InlineData("\"email\"", "null")]
    [InlineData("\"Email\"", "\"99999999999999999999\"")]
    [InlineData("\"Email\"", "\"Emailed\"")]
    [InlineData("\"sample\"", "null")]
    [InlineData("\"passphrase\": true", "\"passphrase\": null")]
    [InlineData("\"columns\": [", "\"columns\": [ null,")]
    public void ManifestThatWasEdited_IsRefused(string old, string replacement)
    {
        string manifest = File.ReadAllText(_case.SampleManifest);
        int at = manifest.IndexOf(old, StringComparison.Ordinal);
        File.WriteAllText(_case.SampleManifest, manifest[..at] + replacement + manifest[(at + old.Length)..]);

        Assert.StartsWith("PackageManifestInvalid", _case.Fault(_case.Options(_case.SampleManifest)), StringComparison.Ordinal);
    }

    [Fact]
    public void ManifestThatNamesAFileElsewhere_IsRefused()
    {
        File.WriteAllText(_case.SampleManifest, File.ReadAllText(_case.SampleManifest).Replace("users.sample.csv.gpg", "../users.sample.csv.gpg", StringComparison.Ordinal));

        Assert.StartsWith("PackageManifestInvalid", _case.Fault(_case.Options(_case.SampleManifest)), StringComparison.Ordinal);
    }

    [Fact]
    public void ManifestOfAProductionFile_IsRefused()
    {
        MigrationPackage package = _case.Pack(_case.Options(_case.SampleManifest));

        Assert.StartsWith("PackageManifestInvalid", _case.Fault(_case.Options(package.ManifestPath)), StringComparison.Ordinal);
    }

    [Fact]
    public void MoreRecordsThanTheServiceImports_AreAWarning()
    {
        using Packager packager = new Packager(new PackageOptions(
            _case.Source, _case.Folder, new SmallServiceTarget(), new Engine.OpenPgp.OpenPgpWriteOptions { Passphrase = [(byte)'a'] }));

        packager.Check(TestContext.Current.CancellationToken);

        Assert.Contains("The file has 2 records. The plain service imports up to 1.", Assert.Single(packager.Warnings), StringComparison.Ordinal);
    }

    private sealed class SmallServiceTarget : StoreTarget
    {
        public override IdentityTarget Target => IdentityTarget.Akamai;

        public override StoreCapabilities Capabilities { get; } = new StoreCapabilities();

        public override IReadOnlyDictionary<string, string> DefaultTransforms { get; } = new Dictionary<string, string>();

        internal override HandOffService HandOff { get; } = new HandOffService("The plain service", 1);

        public override IIdentityStore Connect(StoreConnection connection) => throw new NotSupportedException();
    }
}
