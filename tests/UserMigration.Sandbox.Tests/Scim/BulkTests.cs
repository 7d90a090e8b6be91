using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests.Scim;

public sealed class BulkTests : IClassFixture<ScimSandbox>
{
    private readonly ScimSandbox _sandbox;

    public BulkTests(ScimSandbox sandbox)
    {
        _sandbox = sandbox;
    }

    [Fact]
    public async Task Operations_SucceedOrFailByThemselves()
    {
        await _sandbox.SetFaultsAsync();
        string name = _sandbox.NewName();

        JsonElement[] results = await _sandbox.BulkAsync(
            Post("a", ScimSandbox.User(name)), Post("b", ScimSandbox.User(name)), Post("c", "{}"), Post(null, ScimSandbox.User(_sandbox.NewName())), Post("a", ScimSandbox.User(_sandbox.NewName())));

        Assert.Equal(["201", "409", "400", "400", "400"], results.Select(result => result.GetProperty("status").GetString()));
        Assert.Equal("a", results[0].GetProperty("bulkId").GetString());
        Assert.True(results[0].TryGetProperty("location", out _));
        Assert.False(results[1].TryGetProperty("location", out _));
        Assert.Equal("uniqueness", results[1].GetProperty("response").GetProperty("scimType").GetString());
        Assert.False(results[3].TryGetProperty("bulkId", out _));
    }

    [Fact]
    public async Task UsersAreChangedAndDeleted()
    {
        await _sandbox.SetFaultsAsync();
        string name = _sandbox.NewName();
        string id = (await _sandbox.CreateAsync(name)).GetProperty("id").GetString()!;

        JsonElement[] results = await _sandbox.BulkAsync(
            $$"""{"method":"PATCH","path":"/Users/{{id}}","data":{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"add","path":"title","value":"T"}]} }""",
            $$"""{"method":"DELETE","path":"/Users/{{id}}","version":"W/\"1\""}""",
            $$"""{"method":"DELETE","path":"/Users/{{id}}","version":"W/\"2\""}""");

        Assert.Equal(["200", "412", "204"], results.Select(result => result.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task SupportedFeatures_AreThoseOfTheFault()
    {
        await _sandbox.SetFaultsAsync("Features:operations=2,bytes=1000,patch=off,etag=off");

        (_, JsonElement config) = await _sandbox.CallAsync("GET", "ServiceProviderConfig");
        string[] three = [.. Enumerable.Range(0, 3).Select(i => Post($"{i}", ScimSandbox.User(_sandbox.NewName())))];
        (int tooMany, _) = await _sandbox.CallAsync("POST", "Bulk", $$"""{"Operations":[{{string.Join(',', three)}}]}""");
        (int tooLarge, _) = await _sandbox.CallAsync("POST", "Bulk", $$"""{"Operations":[{{three[0]}}],"x":"{{new string('x', 1000)}}"}""");
        JsonElement user = await _sandbox.CreateAsync(_sandbox.NewName());
        (int patch, _) = await _sandbox.CallAsync("PATCH", "Users/" + user.GetProperty("id").GetString(), "{}");

        Assert.Equal(2, config.GetProperty("bulk").GetProperty("maxOperations").GetInt32());
        Assert.Equal((413, 413, 501), (tooMany, tooLarge, patch));
        Assert.False(user.GetProperty("meta").TryGetProperty("version", out _));
    }

    [Fact]
    public async Task ServerWithoutBulk_SaysSo()
    {
        await _sandbox.SetFaultsAsync("Features:operations=0");

        (_, JsonElement config) = await _sandbox.CallAsync("GET", "ServiceProviderConfig");

        Assert.False(config.GetProperty("bulk").GetProperty("supported").GetBoolean());
        Assert.Equal(501, (await _sandbox.CallAsync("POST", "Bulk", """{"Operations":[]}""")).Status);
    }

    [Fact]
    public async Task Answer_DeviatesAsTheFaultSays()
    {
        await _sandbox.SetFaultsAsync("BulkAnswer:status=code,location=relative,bulkid=accepted,order=reversed");
        string name = _sandbox.NewName();

        JsonElement[] results = await _sandbox.BulkAsync(Post("a", ScimSandbox.User(name)), Post("b", ScimSandbox.User(name)));

        Assert.Equal(["409", "201"], results.Select(result => result.GetProperty("status").GetProperty("code").GetString()));
        Assert.False(results[0].TryGetProperty("bulkId", out _));
        Assert.StartsWith("/Users/", results[1].GetProperty("location").GetString());
    }

    [Fact]
    public async Task SharedFaults_WorkOnBulkCalls()
    {
        await _sandbox.SetFaultsAsync("FewerResults:drop=1", "ValueInError:form=values");
        string name = _sandbox.NewName();

        JsonElement[] results = await _sandbox.BulkAsync(Post("a", ScimSandbox.User(name)), Post("b", ScimSandbox.User(name)), Post("c", ScimSandbox.User(_sandbox.NewName())));

        Assert.Equal(2, results.Length);
        Assert.Contains(name, results[1].GetProperty("response").GetProperty("detail").GetString());

        await _sandbox.SetFaultsAsync($"RefusedRecord:attribute=userName,value={name}");
        (int status, _) = await _sandbox.CallAsync("POST", "Bulk", $$"""{"Operations":[{{Post("a", ScimSandbox.User(name))}}]}""");
        Assert.Equal(400, status);
    }

    private static string Post(string? bulkId, string user) =>
        $$"""{"method":"POST","path":"/Users"{{(bulkId is null ? string.Empty : $",\"bulkId\":\"{bulkId}\"")}},"data":{{user}} }""";
}
