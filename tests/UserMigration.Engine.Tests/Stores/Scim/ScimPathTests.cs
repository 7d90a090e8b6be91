using UserMigration.Engine.Stores.Scim;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Scim;

public static class ScimPathTests
{
    [Theory]
    [InlineData("userName", "userName")]
    [InlineData("name.givenName", "name|givenName")]
    [InlineData("emails[type eq \"a.b\"].value", "emails[type eq \"a.b\"]|value")]
    [InlineData("urn:x:2.0:User:department", "urn:x:2.0:User:department")]
    [InlineData("urn:x:2.0:User:manager.value", "urn:x:2.0:User:manager|value")]
    [InlineData("urn:x:2.0:User.department", "urn:x:2.0:User|department")]
    [InlineData("a:b.c", "a:b|c")]
    public static void Names_AreSplitAtDotsThatSeparateThem(string path, string names) => Assert.Equal(names, string.Join('|', PathNames.Split(path)));

    [Theory]
    [InlineData("name.givenName", "name.givenName")]
    [InlineData("urn:ietf:params:scim:schemas:core:2.0:User:userName", "userName")]
    [InlineData("emails[primary eq true].value", "emails.value")]
    [InlineData("emails[TYPE EQ \"work\"]", "emails")]
    [InlineData("urn:example:2.0:User:tags[type eq \"x:y.z\"].value", "urn:example:2.0:User:tags.value")]
    public static void Path_IsThatOfTheSchema(string path, string expected) => Assert.Equal(expected, ScimPath.Read(path)?.InSchema);

    [Theory]
    [InlineData("emails[type co \"work\"].value")]
    [InlineData("emails[type eq work].value")]
    [InlineData("emails[primary eq true")]
    [InlineData("name..givenName")]
    public static void OtherText_IsNoPath(string path) => Assert.Null(ScimPath.Read(path));
}
