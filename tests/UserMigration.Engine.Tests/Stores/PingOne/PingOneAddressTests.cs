using System;
using System.Net;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Targets;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.PingOne;

/// <summary>The addresses of an environment, from settings and from -Uri.</summary>
public static class PingOneAddressTests
{
    private const string Environment = PingOneServer.Environment;

    private static readonly StoreTarget s_target = StoreTargets.Get(IdentityTarget.PingOne);

    [Theory]
    [InlineData("EU", "https://api.pingone.eu/")]
    [InlineData("COM", "https://api.pingone.com/")]
    [InlineData("COM.AU", "https://api.pingone.com.au/")]
    public static void Region_DeterminesTheAddress(string region, string address) =>
        Assert.Equal(new Uri(address), s_target.AddressFrom(PingOneServer.Set(StoreSettings.None, s_target, "Region", region)));

    [Fact]
    public static void WithoutARegion_TheAddressIsUnknown() => Assert.Null(s_target.AddressFrom(StoreSettings.None));

    [Theory]
    [InlineData("https://api.pingone.eu", $"https://api.pingone.eu/v1/environments/{Environment}/")]
    [InlineData("https://proxy.example.com/ping/v1/", $"https://proxy.example.com/ping/v1/environments/{Environment}/")]
    [InlineData($"https://api.pingone.eu/v1/environments/{Environment}", $"https://api.pingone.eu/v1/environments/{Environment}/")]
    public static void Address_IsThatOfTheEnvironment(string uri, string address)
    {
        using IIdentityStore store = Connect(uri, Environment);

        Assert.Equal(new Uri(address), store.Uri);
    }

    [Fact]
    public static void EnvironmentInTheAddress_IsSufficient()
    {
        using IIdentityStore store = Connect($"https://api.pingone.eu/v1/environments/{Environment}/", null);

        Assert.Equal(new Uri($"https://api.pingone.eu/v1/environments/{Environment}/"), store.Uri);
    }

    [Theory]
    [InlineData("https://api.pingone.eu", null, "ConnectionSettingMissing")]
    [InlineData("https://api.pingone.eu", "../x", "ConnectionSettingInvalid")]
    [InlineData("https://api.pingone.eu/v1/environments/other", Environment, "ConnectionSettingInvalid")]
    [InlineData("http://api.pingone.eu", Environment, "StoreUriNotHttps")]
    public static void WrongSettings_AreRefused(string uri, string? environment, string errorId) =>
        Assert.Equal(errorId, Assert.Throws<MigrationException>(() => Connect(uri, environment)).ErrorId);

    private static IIdentityStore Connect(string uri, string? environment) => s_target.Connect(
        new StoreConnection(new Uri(uri), new StoreCredential("worker", new NetworkCredential(string.Empty, "secret").SecurePassword), TimeProvider.System)
        {
            Settings = environment is null ? StoreSettings.None : PingOneServer.Set(StoreSettings.None, s_target, "EnvironmentId", environment),
        });
}
