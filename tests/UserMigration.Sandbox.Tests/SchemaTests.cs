using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests;

public sealed class SchemaTests : IClassFixture<SandboxFixture>
{
    private readonly SandboxProcess _sandbox;

    public SchemaTests(SandboxFixture fixture)
    {
        _sandbox = fixture.Sandbox;
    }

    [Fact]
    public async Task The_schema_that_is_built_in_has_what_users_have()
    {
        JsonElement answer = await _sandbox.CallAsync("entityType", ("type_name", "user"));

        JsonElement schema = answer.GetProperty("schema");
        Assert.Equal("user", schema.GetProperty("name").GetString());
        string[] names = schema.GetProperty("attr_defs").EnumerateArray().Select(def => def.GetProperty("name").GetString()!).ToArray();
        Assert.Subset(
            names.ToHashSet(),
            new[] { "id", "uuid", "created", "lastUpdated", "email", "password", "givenName", "birthday", "primaryAddress", "profiles", "legacyId" }.ToHashSet());
    }

    [Fact]
    public async Task Entity_types_are_listed_and_have_rules()
    {
        JsonElement list = await _sandbox.CallAsync("entityType.list");
        JsonElement rules = await _sandbox.CallAsync("entityType.rules", ("type_name", "user"));
        JsonElement unknown = await _sandbox.CallAsync("entityType.rules", ("type_name", "nobody"));

        Assert.Equal("""{"stat":"ok","results":["user"]}""", list.GetRawText());
        Assert.Equal("""{"stat":"ok","results":[]}""", rules.GetRawText());
        Assert.Equal(222, SandboxProcess.Code(unknown));
    }

    [Fact]
    public async Task What_entityType_answers_is_taken_back_as_a_schema_file()
    {
        using TemporaryFolder folder = new();
        string answer = (await _sandbox.CallAsync("entityType", ("type_name", "user"))).GetRawText();

        await using SandboxProcess second = await SandboxProcess.StartAsync("--schema", folder.Write("schema.json", answer));

        Assert.Equal(answer, (await second.CallAsync("entityType", ("type_name", "user"))).GetRawText());
    }

    [Fact]
    public async Task Attributes_of_the_server_are_there_even_if_the_file_lacks_them()
    {
        using TemporaryFolder folder = new();
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync(
            "--schema", folder.Write("schema.json", """{"attr_defs":[{"name":"a","type":"string"}]}"""));

        JsonElement user = await sandbox.GetAsync(await sandbox.CreateAsync("""{"a":"x"}"""));

        Assert.Equal(new[] { "id", "uuid", "created", "lastUpdated", "a" }, user.EnumerateObject().Select(member => member.Name));
    }
}
