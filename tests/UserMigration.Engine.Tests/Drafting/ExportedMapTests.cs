using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Drafting;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Drafting;

/// <summary>The map of an export follows what its attributes say, and not how they are called.</summary>
public static class ExportedMapTests
{
    [Fact]
    public static void PlainAttribute_HasAnEntry() => Assert.Equal(
        ("name.family", MappingCertainty.Sure, false),
        Of(IdentityTarget.PingOne, "familyName") is { } column ? (column.Attribute, column.Certainty, column.IsPlacedByExport) : default);

    [Fact]
    public static void StructureAndSignInName_AreLeftToTheDefaultMap()
    {
        Assert.True(Of(IdentityTarget.Cidaas, "profiles") is { Attribute: "identities", IsPlacedByExport: true, IsMapped: true });
        Assert.True(Of(IdentityTarget.Scim, "email") is { Attribute: "emails[primary eq true].value, userName", IsPlacedByExport: true });
    }

    [Theory]
    [InlineData("profiles")]
    [InlineData("aboutMe")]
    [InlineData("primaryAddress.mobile")]
    public static void WhatTheStoreHasNoPlaceFor_IsNotMapped(string column) => Assert.False(Of(IdentityTarget.PingOne, column).IsMapped);

    [Fact]
    public static void ListOfALineOfJson_IsJson_AndAnEmptyOneIsNoValue()
    {
        MigrationMap map = Draft(IdentityTarget.Scim);

        Assert.StartsWith("[{\"aaaaaa\":", map.Columns.Single(column => column.Column == "profiles").Shape, StringComparison.Ordinal);
        Assert.Equal(0, map.Columns.Single(column => column.Column == "roles").Filled);
    }

    [Fact]
    public static void RequiredName_IsFilledByTheEmailAddress() => Assert.Empty(Draft(IdentityTarget.PingOne).MissingAttributes);

    private static ColumnMapping Of(IdentityTarget target, string column) => Draft(target).Columns.Single(one => one.Column == column);

    private static MigrationMap Draft(IdentityTarget target)
    {
        MapDrafter drafter = new MapDrafter(new MapDraftOptions(StoreTargets.Get(target)) { From = StoreTargets.Get(IdentityTarget.Akamai), Time = TimeProvider.System });
        Assert.True(JsonTree.TryParse("""[{"domain":"google.com","identifier":"7"}]""", out object? profiles, out _));
        drafter.Add(Records.Of(
            ("email", "a@example.com"), ("familyName", "Lovelace"), ("profiles", profiles), ("mobileNumber", "+491"), ("primaryAddress.mobile", "+492"), ("aboutMe", "text"), ("roles", new List<object?>())));
        return drafter.Draft();
    }
}
