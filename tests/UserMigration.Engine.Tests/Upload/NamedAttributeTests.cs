using System.Collections.Generic;
using UserMigration.Engine.Runs.Sending;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>Which attribute an error of a store names.</summary>
public static class NamedAttributeTests
{
    [Theory]
    [InlineData("locale does not match the pattern", "locale")]
    [InlineData("The value of 'primaryAddress.city' is too long", "primaryAddress.city")]
    [InlineData("invalid value for attribute name", "name")]
    [InlineData("name: too long", "name")]
    [InlineData("[locale] is wrong", "locale")]
    [InlineData("There is no name for it", null)]
    [InlineData("localeCode is wrong", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public static void Attribute_IsFoundWhereItIsCertain(string? text, string? attribute)
    {
        Dictionary<string, object?> attributes = new Dictionary<string, object?> { ["locale"] = "x", ["name"] = "y", ["primaryAddress"] = null };
        IdentityRecord record = new IdentityRecord(IdentityTarget.Cidaas, attributes, Records.Of(1)) { Paths = ["locale", "name", "primaryAddress.city"] };

        Assert.Equal(attribute, NamedAttribute.Find(text, record));
    }
}
