using System;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion.Mapping;
using Xunit;

namespace UserMigration.Engine.Tests.Schemas;

/// <summary>The attributes that a map makes, held against a field setup.</summary>
public static class MapCheckTests
{
    [Fact]
    public static void WhatTheSetupHas_Passes() => MapCheck.Check(
        SampleFields.Read(),
        StoreTargets.Get(IdentityTarget.Cidaas),
        ["sub", "email", "address.locality", "customFields.points", "password_hash_info.hData.salt", "customFields.company.name", "rawJSON", "groups"]);

    [Theory]
    [InlineData("customFields.pionts", "Did you mean 'customFields.points'?")]
    [InlineData("address.planet", "no attribute 'address.planet'")]
    [InlineData("groups.groupId", "within the plural 'groups'")]
    public static void WhatItDoesNotHave_IsAnError(string path, string words)
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => MapCheck.Check(SampleFields.Read(), StoreTargets.Get(IdentityTarget.Cidaas), ["email", path]));

        Assert.Equal("AttributeNotInSchema", exception.ErrorId);
        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void WhatIsNotEnabled_IsSkippedByTheStore_AndSaidSo()
    {
        Assert.Equal(["nickname"], MapCheck.FindDisabled(SampleFields.Read(), StoreTargets.Get(IdentityTarget.Cidaas), ["email", "nickname", "rawJSON"]));
        MapCheck.Check(SampleFields.Read(), StoreTargets.Get(IdentityTarget.Cidaas), ["nickname"]);
    }
}
