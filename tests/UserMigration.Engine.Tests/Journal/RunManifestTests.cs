using System;
using System.Text.Json;
using UserMigration.Engine.Runs.Journal;
using Xunit;

namespace UserMigration.Engine.Tests.Journal;

/// <summary>What a run is about, as its folder has it.</summary>
public static class RunManifestTests
{
    [Fact]
    public static void Manifest_ComesOutAsItWentIn()
    {
        RunManifest manifest = RunManifest.Parse(
            """
            {
              "version": 2, "startedAt": "2026-01-02T03:04:05+00:00", "target": "Cidaas", "uri": "https://example.com/", "entityType": "user",
              "primaryKey": "email", "deltaMigration": true, "omitPassword": true, "batchSize": 7, "workers": 3, "rateLimit": 1.5,
              "longestTimeoutSeconds": 20, "sources": [{ "ordinal": 1, "path": "/data/users.csv", "size": 9, "sha256": "ab" }],
              "hashKey": "AAAA", "takenBackAt": "2026-01-03T03:04:05+00:00"
            }
            """);

        RunManifest again = RunManifest.Parse(manifest.ToJson());

        Assert.Equal((2, IdentityTarget.Cidaas, new Uri("https://example.com/")), (again.Version, again.Target, again.Uri));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), again.StartedAt);
        Assert.Equal(("user", "email", "AAAA"), (again.EntityType, again.PrimaryKey, again.HashKey));
        Assert.Equal((true, true, 7, 3, 1.5, 20.0), (again.DeltaMigration, again.OmitPassword, again.BatchSize, again.Workers, again.RateLimit, again.LongestTimeoutSeconds));
        Assert.Equal(new DateTimeOffset(2026, 1, 3, 3, 4, 5, TimeSpan.Zero), again.TakenBackAt);
        ManifestSource source = Assert.Single(again.Sources);
        Assert.Equal((1, "/data/users.csv", 9L, "ab"), (source.Ordinal, source.Path, source.Size, source.Sha256));
    }

    [Fact]
    public static void Text_IsForPeopleToo()
    {
        string text = new RunManifest { Target = IdentityTarget.Cidaas }.ToJson();

        Assert.Contains("\n  \"version\": 4,", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("\"target\": \"Cidaas\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public static void NewManifest_IsEmpty()
    {
        RunManifest manifest = new RunManifest();

        Assert.Equal((4, string.Empty, string.Empty, string.Empty), (manifest.Version, manifest.EntityType, manifest.PrimaryKey, manifest.HashKey));
        Assert.Empty(manifest.Sources);
        Assert.Null(manifest.TakenBackAt);
        Assert.Equal(string.Empty, new ManifestSource().Path);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{\"version\":\"three\"}")]
    public static void TextThatIsNotAManifest_IsRefused(string json) => Assert.Throws<JsonException>(() => RunManifest.Parse(json));

    [Fact]
    public static void MissingManifest_SaysSo() =>
        Assert.Equal("The manifest is null.", Assert.Throws<JsonException>(() => RunManifest.Parse("null")).Message);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public static void FormatsThatThisVersionKnows_AreRead(int version) => new RunManifest { Version = version }.CheckVersion();

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public static void OtherFormats_AreNot(int version)
    {
        FormatException exception = Assert.Throws<FormatException>(new RunManifest { Version = version }.CheckVersion);

        Assert.Equal($"Its format version is {version}, but this version of the module supports 2 to 4.", exception.Message);
    }

    [Fact]
    public static void Source_IsFoundByItsPath_AndOtherwiseByItsBytes()
    {
        ManifestSource first = new ManifestSource { Ordinal = 1, Path = "/data/a.csv", Sha256 = "aa" };
        ManifestSource second = new ManifestSource { Ordinal = 2, Path = "/data/b.csv", Sha256 = "bb" };
        ManifestSource pipe = new ManifestSource { Ordinal = 3, Path = "/data/pipe" };
        RunManifest manifest = new RunManifest { Sources = { first, second, pipe } };

        Assert.Same(second, manifest.FindSource(new ManifestSource { Path = "/data/b.csv", Sha256 = "aa" }));
        Assert.Same(second, manifest.FindSource(new ManifestSource { Path = "/moved/b.csv", Sha256 = "bb" }));
        Assert.Same(pipe, manifest.FindSource(new ManifestSource { Path = "/data/pipe" }));
        Assert.Null(manifest.FindSource(new ManifestSource { Path = "/data/c.csv", Sha256 = "cc" }));
        Assert.Null(manifest.FindSource(new ManifestSource { Path = "/data/another pipe" }));
    }
}
