using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests.Scim;

public sealed class UserTests : IClassFixture<ScimSandbox>
{
    private readonly ScimSandbox _sandbox;

    public UserTests(ScimSandbox sandbox)
    {
        _sandbox = sandbox;
    }

    [Fact]
    public async Task User_IsReturnedWithItsIdAndMeta_AndWithoutItsPassword()
    {
        string name = _sandbox.NewName();

        JsonElement user = await _sandbox.CreateAsync(name, ""","PASSWORD":"x","emails":[{"value":"a@example.com","primary":true}],"id":"mine","groups":[{"value":"g"}],"nickName":null""");

        string id = user.GetProperty("id").GetString()!;
        Assert.NotEqual("mine", id);
        Assert.Equal("W/\"1\"", user.GetProperty("meta").GetProperty("version").GetString());
        Assert.EndsWith("/Users/" + id, user.GetProperty("meta").GetProperty("location").GetString());
        Assert.Equal(["id", "schemas", "userName", "emails", "active", "meta"], user.EnumerateObject().Select(member => member.Name));
        (int status, JsonElement read) = await _sandbox.CallAsync("GET", "Users/" + id);
        Assert.Equal((200, user.ToString()), (status, read.ToString()));
    }

    [Theory]
    [InlineData("""{"userName":"x"}""", "invalidSyntax")]
    [InlineData("""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"]}""", "invalidValue")]
    [InlineData("""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"x","shoeSize":1}""", "invalidValue")]
    [InlineData("""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"x","active":"true"}""", "invalidValue")]
    [InlineData("""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"x","emails":"a"}""", "invalidValue")]
    [InlineData("""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"x","emails":[{"primary":true},{"primary":true}]}""", "invalidValue")]
    [InlineData("""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"x","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"d"}}""", "invalidSyntax")]
    [InlineData("""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"x","USERNAME":"y"}""", "invalidSyntax")]
    [InlineData("[", "invalidSyntax")]
    public async Task InvalidUser_IsRefused(string user, string type)
    {
        (int status, JsonElement error) = await _sandbox.CallAsync("POST", "Users", user);

        Assert.Equal((400, "400", type), (status, error.GetProperty("status").GetString(), error.GetProperty("scimType").GetString()));
    }

    [Fact]
    public async Task UserName_IsUnique_WithoutRegardToCase()
    {
        string name = _sandbox.NewName();
        await _sandbox.CreateAsync(name);

        (int status, JsonElement error) = await _sandbox.CallAsync("POST", "Users", ScimSandbox.User(name.ToUpperInvariant()));

        Assert.Equal((409, "uniqueness"), (status, error.GetProperty("scimType").GetString()));
    }

    [Theory]
    [InlineData("userName eq \"{0}\"", true)]
    [InlineData("USERNAME EQ \"{0}\" and active eq true", true)]
    [InlineData("externalId eq \"E-{0}\"", true)]
    [InlineData("externalId eq \"e-{0}\"", false)]
    [InlineData("emails.value eq \"{0}@example.com\"", true)]
    [InlineData("emails[type eq \"work\" and value sw \"{0}@\"]", true)]
    [InlineData("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"{0}\"", true)]
    [InlineData("userName eq \"{0}\" and not (active eq true)", false)]
    [InlineData("userName eq \"{0}\" and meta.lastModified gt \"2020-01-01T00:00:00Z\"", true)]
    [InlineData("userName eq \"nobody\" or userName eq \"{0}\"", true)]
    public async Task Filter_FindsUsers(string filter, bool isFound)
    {
        string name = _sandbox.NewName() + "x";
        (int created, _) = await _sandbox.CallAsync("POST", "Users", $$$"""
            {"schemas":["{{{ScimSandbox.Core}}}","{{{ScimSandbox.Enterprise}}}"],"userName":"{{{name}}}","externalId":"E-{{{name}}}","emails":[{"value":"{{{name}}}@example.com","type":"work"}],"{{{ScimSandbox.Enterprise}}}":{"department":"{{{name}}}"}}
            """);
        Assert.Equal(201, created);

        (int status, JsonElement list) = await _sandbox.CallAsync("GET", "Users?filter=" + Uri.EscapeDataString(filter.Replace("{0}", name, StringComparison.Ordinal)) + "&attributes=userName");

        Assert.Equal((200, isFound ? 1 : 0), (status, list.GetProperty("totalResults").GetInt32()));
        Assert.Equal(isFound ? [name] : [], list.GetProperty("Resources").EnumerateArray().Select(user => user.GetProperty("userName").GetString()));
    }

    [Theory]
    [InlineData("userName")]
    [InlineData("userName eq \"a")]
    [InlineData("userName is \"a\"")]
    [InlineData("(userName eq \"a\"")]
    public async Task InvalidFilter_IsRefused(string filter)
    {
        (int status, JsonElement error) = await _sandbox.CallAsync("GET", "Users?filter=" + Uri.EscapeDataString(filter));

        Assert.Equal((400, "invalidFilter"), (status, error.GetProperty("scimType").GetString()));
    }

    [Theory]
    [InlineData("""{"op":"replace","path":"name.givenName","value":"G"}""", "\"name\":{\"givenName\":\"G\",\"familyName\":\"F\"}")]
    [InlineData("""{"op":"remove","path":"name.givenName"}""", "\"name\":{\"familyName\":\"F\"}")]
    [InlineData("""{"op":"replace","path":"name","value":{"givenName":"G"}}""", "\"name\":{\"givenName\":\"G\",\"familyName\":\"F\"}")]
    [InlineData("""{"op":"replace","path":"emails","value":[{"value":"n"}]}""", "\"emails\":[{\"value\":\"n\"}]")]
    [InlineData("""{"op":"add","path":"emails","value":[{"value":"n"}]}""", "\"emails\":[{\"value\":\"w\",\"type\":\"work\"},{\"value\":\"n\"}]")]
    [InlineData("""{"op":"replace","path":"emails[type eq \"work\"].value","value":"n"}""", "\"emails\":[{\"value\":\"n\",\"type\":\"work\"}]")]
    [InlineData("""{"op":"add","value":{"title":"T"}}""", "\"title\":\"T\"")]
    [InlineData("""{"op":"replace","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department","value":"D"}""", "enterprise:2.0:User\":{\"department\":\"D\"}")]
    public async Task Patch_ChangesAttributes(string operation, string expected)
    {
        JsonElement user = await _sandbox.CreateAsync(_sandbox.NewName(), ""","name":{"givenName":"A","familyName":"F"},"emails":[{"value":"w","type":"work"}]""");

        (int status, JsonElement changed) = await PatchAsync(user, operation);

        Assert.True(status == 200, changed.ToString());
        Assert.Contains(expected, changed.ToString());
        Assert.Equal("W/\"2\"", changed.GetProperty("meta").GetProperty("version").GetString());
    }

    [Theory]
    [InlineData("""{"op":"replace","path":"shoeSize","value":"G"}""", "invalidPath")]
    [InlineData("""{"op":"replace","path":"groups","value":[]}""", "mutability")]
    [InlineData("""{"op":"replace","path":"active","value":"perhaps"}""", "invalidValue")]
    [InlineData("""{"op":"remove","path":"userName"}""", "invalidValue")]
    [InlineData("""{"op":"replace","path":"emails[type eq \"home\"].value","value":"n"}""", "noTarget")]
    [InlineData("""{"op":"move","path":"title","value":"n"}""", "invalidSyntax")]
    public async Task InvalidPatch_IsRefused_AndChangesNothing(string operation, string type)
    {
        JsonElement user = await _sandbox.CreateAsync(_sandbox.NewName());

        (int status, JsonElement error) = await PatchAsync(user, operation);

        Assert.Equal((400, type), (status, error.GetProperty("scimType").GetString()));
        (_, JsonElement after) = await _sandbox.CallAsync("GET", "Users/" + user.GetProperty("id").GetString());
        Assert.Equal(user.ToString(), after.ToString());
    }

    [Fact]
    public async Task OtherVersion_IsRefused()
    {
        string name = _sandbox.NewName();
        JsonElement user = await _sandbox.CreateAsync(name);
        string path = "Users/" + user.GetProperty("id").GetString();

        Assert.Equal(200, (await _sandbox.CallAsync("PUT", path, ScimSandbox.User(name, ""","title":"a" """), "W/\"1\"")).Status);
        Assert.Equal(412, (await _sandbox.CallAsync("PUT", path, ScimSandbox.User(name, ""","title":"b" """), "W/\"1\"")).Status);
        Assert.Equal(204, (await _sandbox.CallAsync("DELETE", path)).Status);
        Assert.Equal(404, (await _sandbox.CallAsync("DELETE", path)).Status);
    }

    [Fact]
    public async Task Client_IsKnownByTokenSecretOrBasic()
    {
        string basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_sandbox.Process.ClientId}:{_sandbox.Process.ClientSecret}"));

        Assert.Equal(200, (await _sandbox.CallAsync("GET", "Users?count=0", authorization: "Basic " + basic)).Status);
        Assert.Equal(200, (await _sandbox.CallAsync("GET", "Users?count=0", authorization: "Bearer " + _sandbox.Process.ClientSecret)).Status);
        Assert.Equal(401, (await _sandbox.CallAsync("GET", "Users?count=0", authorization: "Bearer wrong")).Status);
        Assert.Equal(401, (await _sandbox.CallAsync("GET", "ServiceProviderConfig", authorization: "none")).Status);
    }

    private Task<(int Status, JsonElement Body)> PatchAsync(JsonElement user, string operation) => _sandbox.CallAsync(
        "PATCH",
        "Users/" + user.GetProperty("id").GetString(),
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operation}}]}""");
}
