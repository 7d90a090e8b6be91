using System;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Scim;

public static class ScimConnectionTests
{
    private static readonly Uri s_uri = new Uri("https://example.com/scim/v2");

    [Theory]
    [InlineData("")]
    [InlineData("Bearer abc")]
    [InlineData("abc\n")]
    [InlineData("tökén")]
    public static void SecretThatIsNoToken_IsRefused_AndNotShown(string secret)
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => ScimCase.Connect(s_uri, StoreAuthentication.Bearer, secret));

        Assert.Equal("BearerTokenInvalid", exception.ErrorId);
        Assert.DoesNotContain("abc", exception.Message);
    }

    [Fact]
    public static void IssuerWithoutTokens_IsRefused() => Assert.Equal(
        "ConnectionSettingUnknown", Assert.Throws<MigrationException>(() => ScimCase.Connect(s_uri, StoreAuthentication.Basic, issuer: s_uri)).ErrorId);

    [Fact]
    public static void Signatures_AreNotSupported() => Assert.Equal(
        "AuthenticationUnknown", Assert.Throws<MigrationException>(() => ScimCase.Connect(s_uri, StoreAuthentication.Signed)).ErrorId);
}
