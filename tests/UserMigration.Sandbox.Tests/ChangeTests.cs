using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests;

public sealed class ChangeTests : IClassFixture<SandboxFixture>, IAsyncLifetime
{
    private readonly SandboxFixture _fixture;
    private readonly SandboxProcess _sandbox;
    private string _email = null!;
    private string _uuid = null!;

    public ChangeTests(SandboxFixture fixture)
    {
        _fixture = fixture;
        _sandbox = fixture.Sandbox;
    }

    public async ValueTask InitializeAsync()
    {
        _email = _fixture.NewEmail();
        _uuid = await _sandbox.CreateAsync(
            $$"""
            {"email":"{{_email}}","givenName":"A","familyName":"B","primaryAddress":{"city":"Bonn","zip":"53111"},
             "clients":[{"name":"one"},{"name":"two"}]}
            """);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("attributes")]
    [InlineData("value")]
    public async Task Update_leaves_alone_what_is_not_named(string field)
    {
        await ChangeAsync("entity.update", 0, (field, """{"givenName":"C","primaryAddress":{"zip":"53113"},"familyName":null}"""));

        JsonElement user = await _sandbox.GetAsync(_uuid);
        Assert.Equal("C", user.GetProperty("givenName").GetString());
        Assert.Equal(JsonValueKind.Null, user.GetProperty("familyName").ValueKind);
        Assert.Equal("Bonn", user.GetProperty("primaryAddress").GetProperty("city").GetString());
        Assert.Equal("53113", user.GetProperty("primaryAddress").GetProperty("zip").GetString());
        Assert.Equal(_email, user.GetProperty("email").GetString());
        Assert.True(string.CompareOrdinal(user.GetProperty("lastUpdated").GetString(), user.GetProperty("created").GetString()) > 0);
    }

    [Fact]
    public async Task Update_appends_elements_unless_they_carry_an_id()
    {
        long second = (await ClientsAsync())[1].Id;

        await ChangeAsync("entity.update", 0, ("attributes", $$"""{"clients":[{"name":"three"},{"id":{{second}},"name":"zwei"}]}"""));

        (long Id, string Name)[] clients = await ClientsAsync();
        Assert.Equal(new[] { "one", "zwei", "three" }, clients.Select(client => client.Name));
        Assert.Equal(3, clients.Select(client => client.Id).Distinct().Count());
        Assert.Equal(second, clients[1].Id);
    }

    [Fact]
    public async Task Update_of_an_element_that_is_not_there_is_310() =>
        await ChangeAsync("entity.update", 310, ("attributes", """{"clients":[{"id":999999,"name":"x"}]}"""));

    [Fact]
    public async Task Update_takes_a_path()
    {
        long first = (await ClientsAsync())[0].Id;

        await ChangeAsync("entity.update", 0, ("attribute_name", "primaryAddress.city"), ("value", "\"Köln\""));
        await ChangeAsync("entity.update", 0, ("attribute_name", $"/clients#{first}"), ("value", """{"name":"eins"}"""));
        await ChangeAsync("entity.update", 0, ("attribute_name", "clients"), ("value", """[{"name":"drei"}]"""));

        JsonElement user = await _sandbox.GetAsync(_uuid);
        Assert.Equal("Köln", user.GetProperty("primaryAddress").GetProperty("city").GetString());
        Assert.Equal("53111", user.GetProperty("primaryAddress").GetProperty("zip").GetString());
        Assert.Equal(new[] { "eins", "two", "drei" }, (await ClientsAsync()).Select(client => client.Name));
    }

    [Fact]
    public async Task Replace_clears_what_is_not_named()
    {
        await ChangeAsync("entity.replace", 0, ("attributes", """{"givenName":"C","clients":[{"name":"new"}]}"""));

        JsonElement user = await _sandbox.GetAsync(_uuid);
        Assert.Equal("C", user.GetProperty("givenName").GetString());
        Assert.Equal(JsonValueKind.Null, user.GetProperty("email").ValueKind);
        Assert.Equal(JsonValueKind.Null, user.GetProperty("primaryAddress").GetProperty("city").ValueKind);
        Assert.Equal(new[] { "new" }, (await ClientsAsync()).Select(client => client.Name));
        await _sandbox.CreateAsync($$"""{"email":"{{_email}}"}""");
    }

    [Fact]
    public async Task Replace_with_a_path_sets_a_plural_anew_and_keeps_the_ids_that_were_there()
    {
        long second = (await ClientsAsync())[1].Id;

        await ChangeAsync(
            "entity.replace",
            0,
            ("attribute_name", "clients"),
            ("value", $$"""[{"name":"new"},{"id":{{second}},"name":"kept"},{"id":999999,"name":"made up"}]"""));

        (long Id, string Name)[] clients = await ClientsAsync();
        Assert.Equal(new[] { "new", "kept", "made up" }, clients.Select(client => client.Name));
        Assert.Equal(second, clients[1].Id);
        Assert.NotEqual(999999, clients[2].Id);
        Assert.Equal("A", (await _sandbox.GetAsync(_uuid)).GetProperty("givenName").GetString());
    }

    [Fact]
    public async Task A_unique_value_moves_with_its_record()
    {
        string other = _fixture.NewEmail();
        string taken = _fixture.NewEmail();
        await _sandbox.CreateAsync($$"""{"email":"{{taken}}"}""");

        await ChangeAsync("entity.update", 361, ("attributes", $$"""{"email":"{{taken}}"}"""));
        await ChangeAsync("entity.update", 0, ("attributes", $$"""{"email":"{{other}}"}"""));

        JsonElement found = await _sandbox.CallAsync(
            "entity", ("type_name", "user"), ("key_attribute", "email"), ("key_value", JsonSerializer.Serialize(other)));
        Assert.Equal(_uuid, found.GetProperty("result").GetProperty("uuid").GetString());
        await _sandbox.CreateAsync($$"""{"email":"{{_email}}"}""");
    }

    [Theory]
    [InlineData("entity.update", """{"created":"2020-01-01"}""", 234)]
    [InlineData("entity.update", """{"uuid":"x"}""", 234)]
    [InlineData("entity.update", """{"givenname":"x"}""", 223)]
    [InlineData("entity.update", """{"birthday":"x"}""", 342)]
    [InlineData("entity.update", """[]""", 341)]
    [InlineData("entity.update", """{""", 200)]
    [InlineData("entity.replace", """{"clients":5}""", 341)]
    public async Task A_bad_change_is_refused_and_changes_nothing(string call, string attributes, int code)
    {
        string before = (await _sandbox.GetAsync(_uuid)).GetRawText();

        await ChangeAsync(call, code, ("attributes", attributes));

        Assert.Equal(before, (await _sandbox.GetAsync(_uuid)).GetRawText());
    }

    [Fact]
    public async Task Create_gives_id_and_uuid()
    {
        JsonElement answer = await _sandbox.CallAsync(
            "entity.create", ("type_name", "user"), ("attributes", $$"""{"email":"{{_fixture.NewEmail()}}"}"""));

        JsonElement user = await _sandbox.GetAsync(answer.GetProperty("uuid").GetString()!);
        Assert.Equal(answer.GetProperty("id").GetInt64(), user.GetProperty("id").GetInt64());
    }

    [Fact]
    public async Task Delete_takes_the_record_and_its_keys_away()
    {
        long before = await _sandbox.CountAsync();

        Assert.Equal(0, SandboxProcess.Code(await DeleteAsync()));
        Assert.Equal(310, SandboxProcess.Code(await DeleteAsync()));

        Assert.Equal(before - 1, await _sandbox.CountAsync());
        await _sandbox.CreateAsync($$"""{"email":"{{_email}}"}""");
    }

    private Task<JsonElement> DeleteAsync() => _sandbox.CallAsync("entity.delete", ("type_name", "user"), ("uuid", _uuid));

    private async Task ChangeAsync(string call, int code, params (string Name, string Value)[] fields)
    {
        JsonElement answer = await _sandbox.CallAsync(call, [("type_name", "user"), ("uuid", _uuid), .. fields]);
        Assert.Equal(code, SandboxProcess.Code(answer));
    }

    private async Task<(long Id, string Name)[]> ClientsAsync()
    {
        JsonElement user = await _sandbox.GetAsync(_uuid);
        return user.GetProperty("clients").EnumerateArray()
            .Select(client => (client.GetProperty("id").GetInt64(), client.GetProperty("name").GetString()!))
            .ToArray();
    }
}
