using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests;

public sealed class BulkCreateTests : IClassFixture<SandboxFixture>
{
    private readonly SandboxFixture _fixture;
    private readonly SandboxProcess _sandbox;

    public BulkCreateTests(SandboxFixture fixture)
    {
        _fixture = fixture;
        _sandbox = fixture.Sandbox;
    }

    [Fact]
    public async Task Good_records_get_uuids_in_the_order_sent()
    {
        string[] emails = Enumerable.Range(0, 50).Select(_ => _fixture.NewEmail()).ToArray();

        JsonElement[] results = await _sandbox.BulkCreateAsync(JsonSerializer.Serialize(emails.Select(email => new { email })));

        Assert.Equal(50, results.Length);
        for (int i = 0; i < emails.Length; i++)
        {
            JsonElement user = await _sandbox.GetAsync(results[i].GetString()!);
            Assert.Equal(emails[i], user.GetProperty("email").GetString());
        }
    }

    [Fact]
    public async Task Good_and_bad_records_of_a_batch_are_answered_one_by_one()
    {
        string first = _fixture.NewEmail();
        string last = _fixture.NewEmail();

        JsonElement[] results = await _sandbox.BulkCreateAsync(
            $$"""[{"email":"{{first}}"},{"givenname":"x"},{"email":"{{first.ToUpperInvariant()}}"},5,{"email":"{{last}}"}]""");

        Assert.Equal(new[] { 0, 223, 361, 341, 0 }, results.Select(SandboxProcess.Code));
        Assert.Equal("attribute does not exist: /givenname", results[1].GetProperty("error_description").GetString());
        Assert.Equal("unique_violation", results[2].GetProperty("error").GetString());
        Assert.Equal("Attempted to update a duplicate value", results[2].GetProperty("error_description").GetString());
        Assert.Equal("error", results[2].GetProperty("stat").GetString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("true")]
    [InlineData("smart")]
    public async Task Record_by_record_a_refused_one_does_not_stop_the_others(string? commitEach)
    {
        long before = await _sandbox.CountAsync();

        JsonElement[] results = await _sandbox.BulkCreateAsync(
            $$"""[{"email":"{{_fixture.NewEmail()}}"},{"email":"broken"},{"email":"{{_fixture.NewEmail()}}"}]""",
            commitEach: commitEach);

        Assert.Equal(new[] { 0, 360, 0 }, results.Select(SandboxProcess.Code));
        Assert.Equal(before + 2, await _sandbox.CountAsync());
    }

    [Fact]
    public async Task All_in_one_a_refused_record_refuses_all()
    {
        long before = await _sandbox.CountAsync();
        string email = _fixture.NewEmail();

        JsonElement[] results = await _sandbox.BulkCreateAsync(
            $$"""[{"email":"{{email}}"},{"email":"{{email}}"},{"email":"{{_fixture.NewEmail()}}"}]""",
            commitEach: "false");

        Assert.Equal(new[] { 300, 361, 300 }, results.Select(SandboxProcess.Code));
        Assert.Equal(before, await _sandbox.CountAsync());
        await _sandbox.CreateAsync($$"""{"email":"{{email}}"}""");
    }

    [Fact]
    public async Task All_in_one_a_good_batch_is_stored()
    {
        JsonElement[] results = await _sandbox.BulkCreateAsync(
            $$"""[{"email":"{{_fixture.NewEmail()}}"},{"email":"{{_fixture.NewEmail()}}"}]""",
            commitEach: "false");

        Assert.All(results, result => Assert.Equal(JsonValueKind.String, result.ValueKind));
    }

    [Fact]
    public async Task A_record_that_failed_on_its_second_key_does_not_keep_its_first()
    {
        string email = _fixture.NewEmail();
        string legacy = Guid.NewGuid().ToString();
        await _sandbox.CreateAsync($$"""{"legacyId":"{{legacy}}"}""");

        JsonElement[] results = await _sandbox.BulkCreateAsync(
            $$"""[{"email":"{{email}}","legacyId":"{{legacy}}"},{"email":"{{email}}"}]""");

        Assert.Equal(new[] { 361, 0 }, results.Select(SandboxProcess.Code));
    }

    [Fact]
    public async Task An_empty_batch_has_empty_results() => Assert.Empty(await _sandbox.BulkCreateAsync("[]"));

    [Theory]
    [InlineData("entity.bulkCreate", "", 100, "type_name")]
    [InlineData("entity.bulkCreate", "type_name=user", 100, "all_attributes")]
    [InlineData("entity.bulkCreate", "type_name=nobody&all_attributes=[]", 222, "type_name")]
    [InlineData("entity.bulkCreate", "type_name=user&all_attributes={}", 200, "all_attributes")]
    [InlineData("entity.bulkCreate", "type_name=user&all_attributes=[]&commit_each=maybe", 200, "commit_each")]
    [InlineData("entity.bulkCreate", "type_name=user&all_attributes=[]&timeout=soon", 200, "timeout")]
    [InlineData("entity.bulkCreate", "type_name=user&type_name=user&all_attributes=[]", 201, "type_name")]
    [InlineData("entity", "type_name=user", 100, "uuid")]
    [InlineData("entity", "type_name=user&key_attribute=email", 100, "key_value")]
    [InlineData("entity.create", "type_name=user", 100, "attributes")]
    [InlineData("entityType", "type_name=nobody", 222, "type_name")]
    public async Task A_call_that_lacks_or_bends_an_argument_is_refused_whole(string call, string form, int code, string argument)
    {
        using System.Net.Http.StringContent content = new(form, null, "application/x-www-form-urlencoded");

        JsonElement answer = await _sandbox.PostAsync(call, content);

        Assert.Equal(code, SandboxProcess.Code(answer));
        Assert.Equal(argument, answer.GetProperty("argument_name").GetString());
    }

    [Fact]
    public async Task Calls_side_by_side_lose_and_double_nothing()
    {
        long before = await _sandbox.CountAsync();
        string shared = _fixture.NewEmail();
        string[] batches = Enumerable.Range(0, 32)
            .Select(_ => JsonSerializer.Serialize(Enumerable.Range(0, 50)
                .Select(number => new { email = number == 25 ? shared : _fixture.NewEmail() })))
            .ToArray();

        JsonElement[][] results = await Task.WhenAll(batches.Select(batch => _sandbox.BulkCreateAsync(batch)));

        int created = results.SelectMany(batch => batch).Count(result => result.ValueKind == JsonValueKind.String);
        Assert.Equal((32 * 49) + 1, created);
        Assert.Equal(before + created, await _sandbox.CountAsync());
        Assert.Equal(created, results.SelectMany(batch => batch).Where(result => result.ValueKind == JsonValueKind.String)
            .Select(result => result.GetString()).Distinct().Count());
    }
}
