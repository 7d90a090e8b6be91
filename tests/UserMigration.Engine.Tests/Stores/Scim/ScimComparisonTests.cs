using System.Collections.Generic;
using System.Text.Json;
using UserMigration.Engine.Stores.Scim;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Scim;

public static class ScimComparisonTests
{
    private const string User =
        """{"id":"a1","userName":"ada","active":true,"displayName":"Ada","name":{"givenName":"Ada","familyName":"L"},"emails":[{"value":"b@example.com"},{"value":"a@example.com","primary":true,"type":"work"}],"phoneNumbers":[{"value":"tel:+49-151-1","type":"mobile"}],"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"R"}}""";

    [Fact]
    public static void SameUser_HasNoDifferences() => Assert.Empty(Find(
        ("userName", "ADA"), ("givenName", "Ada"), ("emails", """[{"value":"A@example.com"},{"value":"b@example.com"}]"""), ("mobile", "+491511"), ("department", "R"), ("nickname", "")));

    [Fact]
    public static void DefaultsOfTheServer_AreNotCompared() => Assert.Empty(Find(("userName", "ada")));

    [Fact]
    public static void Password_IsNotCompared()
    {
        IdentityRecord record = ScimCase.Convert(("userName", "ada"));
        record.Attributes["password"] = "x";

        Assert.Empty(ScimComparison.FindDifferences(record, Read(), null));
    }

    [Fact]
    public static void Differences_AreNamedAsPaths() => Assert.Equal(
        ["name.givenName", "emails", "nickName", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"],
        Find(("userName", "ada"), ("givenName", "ada"), ("email", "a@example.com"), ("nickname", "A"), ("department", "S")));

    [Fact]
    public static void Null_ErasesAnAttribute_AndEqualsAMissingOne()
    {
        IdentityRecord record = ScimCase.Convert(("userName", "ada"));
        record.Attributes["displayName"] = null;
        record.Attributes["title"] = null;
        record.Attributes["emails"] = new List<object?>();

        StoreChange change = ScimChanges.Plan(record, Read(), ScimFeatures.Least, null)!;

        Assert.Equal(["displayName", "emails"], change.Erased);
        Assert.Equal(["displayName", "emails"], ((Dictionary<string, object?>)change.Value!).Keys);
    }

    private static IReadOnlyList<string> Find(params (string Name, object? Value)[] fields) => ScimComparison.FindDifferences(ScimCase.Convert(fields), Read(), null);

    private static IdentityUser Read()
    {
        using JsonDocument document = JsonDocument.Parse(User);
        return ScimUser.Read("user", document.RootElement)!;
    }
}
