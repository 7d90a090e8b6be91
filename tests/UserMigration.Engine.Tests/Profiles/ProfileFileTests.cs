using System;
using System.IO;
using System.Linq;
using UserMigration.Engine.Profiles;
using Xunit;

namespace UserMigration.Engine.Tests.Profiles;

public sealed class ProfileFileTests : IDisposable
{
    private static readonly Uri s_uri = new Uri("https://store.example.com/");
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "profiles-" + Guid.NewGuid().ToString("N"));
    private readonly ProfileFile _file;

    public ProfileFileTests()
    {
        _file = new ProfileFile(Path.Combine(_folder, "profiles.json"));
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public void Profile_ReadsBackAsItWasSet()
    {
        _file.Set(new IdentityStoreProfile("prod", IdentityTarget.Cidaas, s_uri)
        {
            IsDefault = true,
            ClientId = "client",
            Authentication = StoreAuthentication.Token,
            IssuerUri = new Uri("https://issuer.example.com/"),
            Scope = new[] { "a", "b" },
            EntityType = "user",
            RateLimit = 2.5,
            SecretName = "name",
            SecretVault = "vault",
        });

        IdentityStoreProfile read = _file.Find("PROD");

        Assert.Equal(
            "prod: Cidaas https://store.example.com/ True client Token https://issuer.example.com/ a b user 2.5 name vault",
            FormattableString.Invariant($"{read} {read.IsDefault} {read.ClientId} {read.Authentication} {read.IssuerUri} {string.Join(" ", read.Scope)} {read.EntityType} {read.RateLimit} {read.SecretName} {read.SecretVault}"));
    }

    [Fact]
    public void SetAgain_ReplacesTheProfileAsAWhole()
    {
        _file.Set(new IdentityStoreProfile("prod", IdentityTarget.Akamai, s_uri) { ClientId = "client", SecretVariable = "SECRET" });
        _file.Set(new IdentityStoreProfile("Prod", IdentityTarget.Akamai, s_uri) { ClientId = "other" });

        IdentityStoreProfile only = Assert.Single(_file.Read());

        Assert.Equal(("Prod", "other", null), (only.Name, only.ClientId, only.SecretVariable));
    }

    [Fact]
    public void OnlyOneProfileIsTheDefault()
    {
        _file.Set(new IdentityStoreProfile("a", IdentityTarget.Akamai, s_uri) { IsDefault = true, SecretCommand = "x" });
        _file.Set(new IdentityStoreProfile("b", IdentityTarget.Akamai, s_uri) { IsDefault = true });

        Assert.Equal("b", _file.Find(null).Name);
        Assert.Equal("x", _file.Find("a").SecretCommand);
    }

    [Fact]
    public void Remove_LeavesTheOthers()
    {
        _file.Set(new IdentityStoreProfile("a", IdentityTarget.Akamai, s_uri));
        _file.Set(new IdentityStoreProfile("b", IdentityTarget.Akamai, s_uri));

        _file.Remove("A");

        Assert.Equal(new[] { "b" }, _file.Read().Select(profile => profile.Name).ToArray());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nosuch")]
    public void Missing_IsAnErrorThatNamesTheProfiles(string? name)
    {
        _file.Set(new IdentityStoreProfile("a", IdentityTarget.Akamai, s_uri));

        MigrationException fault = Assert.Throws<MigrationException>(() => _file.Find(name));

        Assert.Equal("ProfileNotFound", fault.ErrorId);
        Assert.Contains("The profiles are: a.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "It is not valid JSON in line 1.")]
    [InlineData("[]", "It has no object 'profiles'.")]
    [InlineData("{\"profiles\":{\"a\":1}}", "The profile 'a' is not an object.")]
    [InlineData("{\"profiles\":{\"a\":{}}}", "The profile 'a' has no 'target'.")]
    [InlineData("{\"profiles\":{\"a\":{\"target\":\"Akamai\"}}}", "The profile 'a' has no 'uri'.")]
    [InlineData("{\"profiles\":{\"a\":{\"target\":\"7\"}}}", "The value of 'target' in the profile 'a' is not valid.")]
    [InlineData("{\"profiles\":{\"a\":{\"target\":\"Akamai\",\"uri\":\"https://a.example.com\",\"rateLimit\":-1}}}", "The value of 'rateLimit' in the profile 'a' is not valid.")]
    public void InvalidFile_IsAnErrorThatSaysWhere(string text, string reason)
    {
        Directory.CreateDirectory(_folder);
        File.WriteAllText(_file.FilePath, text);

        MigrationException fault = Assert.Throws<MigrationException>(() => _file.Read());

        Assert.Equal("ProfileFileInvalid", fault.ErrorId);
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
        Assert.Contains(_file.FilePath, fault.Message, StringComparison.Ordinal);
    }

#if NET
    [Fact]
    public void File_CanBeReadByItsOwnerOnly_AndOneThatOthersCanChangeIsRefused()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has access control lists in place of modes.");
            return;
        }

        _file.Set(new IdentityStoreProfile("a", IdentityTarget.Akamai, s_uri));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_file.FilePath));

        File.SetUnixFileMode(_file.FilePath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite);

        Assert.Equal("ProfileFileUnprotected", Assert.Throws<MigrationException>(() => _file.Read()).ErrorId);
    }
#endif
}
