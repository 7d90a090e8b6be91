using System;
using System.IO;
using System.Linq;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Profiles;
using UserMigration.Engine.Targets;
using Xunit;

namespace UserMigration.Engine.Tests.Targets;

/// <summary>Settings of a connection are kept in profiles, and belong to one kind of store.</summary>
public static class ConnectionSettingsTests
{
    private static readonly StoreTarget s_target = StoreTargets.Get(IdentityTarget.PingOne);

    [Fact]
    public static void SettingsOfAProfile_ComeAfterThoseThatWereSpecified()
    {
        StoreSetting region = Find("Region");
        StoreSetting environment = Find("EnvironmentId");

        StoreSettings settings = ConnectionSettings.Complete(StoreSettings.None.With(region, "CA"), Profile(("region", "EU"), ("environmentId", "e-1")), s_target);

        Assert.Equal(("CA", "e-1"), ((string)settings.Get(region)!, (string)settings.Get(environment)!));
    }

    [Theory]
    [InlineData("tenant", "x")]
    [InlineData("Region", "MOON")]
    public static void UnknownSettingOfAProfile_IsRefused(string name, string value) => Assert.Equal(
        "ConnectionSettingUnknown",
        Assert.Throws<MigrationException>(() => ConnectionSettings.Complete(StoreSettings.None, Profile((name, value)), s_target)).ErrorId);

    [Fact]
    public static void SettingsAreWrittenToTheFileOfProfiles_AndReadAgain()
    {
        string folder = Directory.CreateTempSubdirectory("um-").FullName;
        try
        {
            ProfileFile file = new ProfileFile(Path.Combine(folder, "profiles.json"));
            file.Set(new IdentityStoreProfile("one", IdentityTarget.PingOne, new Uri("https://api.pingone.eu"))
            {
                Settings = ConnectionSettings.ToTexts(StoreSettings.None.With(Find("PopulationId"), "p-1")),
                IsDefault = true,
            });
            file.Set(new IdentityStoreProfile("two", IdentityTarget.PingOne, new Uri("https://api.pingone.eu")) { IsDefault = true });

            Assert.Equal("p-1", file.Find("one").Settings["populationid"]);
            Assert.Empty(file.Find("two").Settings);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("EnvironmentId")]
    [InlineData("PopulationId")]
    [InlineData("Region")]
    public static void OtherKindsOfStore_RefuseTheSetting(string name)
    {
        StoreTarget akamai = StoreTargets.Get(IdentityTarget.Akamai);

        MigrationException exception = Assert.Throws<MigrationException>(() => SettingCheck.Check(StoreSettings.None.With(Find(name), "EU"), akamai.Target, akamai.Capabilities));

        Assert.Equal("ConnectionSettingUnknown", exception.ErrorId);
        Assert.EndsWith($"Omit -{name}.", exception.Message, StringComparison.Ordinal);
    }

    private static StoreSetting Find(string name) => ConnectionSettings.Of(s_target).Single(setting => setting.Name == name);

    private static IdentityStoreProfile Profile(params (string Name, string Value)[] settings) => new IdentityStoreProfile("test", IdentityTarget.PingOne, new Uri("https://api.pingone.eu"))
    {
        Settings = settings.ToDictionary(setting => setting.Name, setting => setting.Value),
    };
}
