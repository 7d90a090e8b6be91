using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests;

public sealed class RecordRuleTests : IClassFixture<RuleSandbox>
{
    private readonly RuleSandbox _fixture;
    private readonly SandboxProcess _sandbox;

    public RecordRuleTests(RuleSandbox fixture)
    {
        _fixture = fixture;
        _sandbox = fixture.Sandbox;
    }

    [Theory]
    [InlineData("""{"name":"n","Text":"x"}""", 223, "/Text")]
    [InlineData("""{"name":"n","place":{"town":"x"}}""", 223, "/place/town")]
    [InlineData("""{"name":"n","tags":[{"lable":"x"}]}""", 223, "/tags/lable")]
    [InlineData("""{"name":"n","id":5}""", 234, "/id")]
    [InlineData("""{"name":"n","uuid":null}""", 234, "/uuid")]
    [InlineData("""{"name":"n","lastUpdated":"2020-01-01"}""", 234, "/lastUpdated")]
    [InlineData("""{"name":"n","tags":[{"id":5}]}""", 320, "/tags/id")]
    [InlineData("""{"name":"n","flag":"maybe"}""", 340, "/flag")]
    [InlineData("""{"name":"n","number":"5.5"}""", 340, "/number")]
    [InlineData("""{"name":"n","number":99999999999999999999}""", 340, "/number")]
    [InlineData("""{"name":"n","amount":"1,5"}""", 340, "/amount")]
    [InlineData("""{"name":"n","address":"::1"}""", 340, "/address")]
    [InlineData("""{"name":"n","address":"1.2.3"}""", 340, "/address")]
    [InlineData("""{"name":"n","password":{"type":"bcrypt","value":"x"}}""", 340, "/password")]
    [InlineData("""{"name":"n","password":{"type":"password-bcrypt"}}""", 340, "/password")]
    [InlineData("""{"name":"n","name":"m"}""", 340, "/name")]
    [InlineData("""{"name":"\ud800"}""", 340, "/name")]
    [InlineData("""{"name":5}""", 341, "/name")]
    [InlineData("""{"name":"n","flag":1}""", 341, "/flag")]
    [InlineData("""{"name":"n","number":true}""", 341, "/number")]
    [InlineData("""{"name":"n","place":"x"}""", 341, "/place")]
    [InlineData("""{"name":"n","tags":{}}""", 341, "/tags")]
    [InlineData("""{"name":"n","tags":["x"]}""", 341, "/tags")]
    [InlineData("""{"name":"n","password":12345678}""", 341, "/password")]
    [InlineData("""{"name":"n","day":"12/19/1989"}""", 342, "/day")]
    [InlineData("""{"name":"n","day":"2023-02-29"}""", 342, "/day")]
    [InlineData("""{"name":"n","time":"2023-02-28 25:00:00"}""", 342, "/time")]
    [InlineData("""{"name":"n","time":"2023-02-28 10:00:00 +0200"}""", 342, "/time")]
    [InlineData("""{"name":"n","created":"yesterday"}""", 342, "/created")]
    [InlineData("""{"name":"n","mail":"a.example.com"}""", 360, "/mail")]
    [InlineData("""{"name":"n","mail":"a@example"}""", 360, "/mail")]
    [InlineData("""{"name":"n","mail":"a b@example.com"}""", 360, "/mail")]
    [InlineData("""{"name":"n","letters":"abc1"}""", 360, "/letters")]
    [InlineData("""{"name":"n","tags":[{"label":"a"},{"label":"A"}]}""", 360, "/tags/label")]
    [InlineData("""{"flag":true}""", 362, "/name")]
    [InlineData("""{"name":null}""", 362, "/name")]
    [InlineData("""{"name":""}""", 362, "/name")]
    [InlineData("""{"name":"n","place":{"city":"x"}}""", 362, "/place/country")]
    [InlineData("""{"name":"12345678901"}""", 363, "/name")]
    public async Task A_bad_record_is_refused_with_its_code_and_its_attribute(string record, int code, string attribute)
    {
        JsonElement result = Assert.Single(await _sandbox.BulkCreateAsync("[" + record + "]", "thing"));

        Assert.Equal(code, SandboxProcess.Code(result));
        Assert.Equal(attribute, result.GetProperty("attribute_name").GetString());
        JsonElement single = await _sandbox.CallAsync("entity.create", ("type_name", "thing"), ("attributes", record));
        Assert.Equal(code, SandboxProcess.Code(single));
        Assert.Equal("attributes", single.GetProperty("argument_name").GetString());
    }

    [Theory]
    [InlineData("flag", "\"TRUE\"", "true")]
    [InlineData("flag", "\"False\"", "false")]
    [InlineData("flag", "true", "true")]
    [InlineData("flag", "\"\"", "null")]
    [InlineData("number", "\"-42\"", "-42")]
    [InlineData("number", "42", "42")]
    [InlineData("amount", "\"12.50\"", "12.50")]
    [InlineData("amount", "1e2", "100")]
    [InlineData("day", "\"1989-12-19 10:11:12\"", "\"1989-12-19\"")]
    [InlineData("day", "\"1989-12-19\"", "\"1989-12-19\"")]
    [InlineData("day", "\" \"", "null")]
    [InlineData("time", "\"1989-12-19\"", "\"1989-12-19 00:00:00 +0000\"")]
    [InlineData("time", "\"1989-12-19 10:11:12\"", "\"1989-12-19 10:11:12 +0000\"")]
    [InlineData("time", "\"1989-12-19T10:11:12.345Z\"", "\"1989-12-19 10:11:12 +0000\"")]
    [InlineData("address", "\"192.0.2.1\"", "\"192.0.2.1\"")]
    [InlineData("any", """{"a":[1,{"b":null}]}""", """{"a":[1,{"b":null}]}""")]
    [InlineData("any", "5", "5")]
    [InlineData("text", """ "a \"quote\", a\nbreak, \u0000 and \u00e9" """, """ "a \"quote\", a\nbreak, \u0000 and \u00e9" """)]
    [InlineData("text", """ " blanks stay " """, """ " blanks stay " """)]
    public async Task A_value_is_kept_in_the_form_of_its_type(string attribute, string given, string kept)
    {
        string uuid = await _sandbox.CreateAsync($$"""{"name":"n","{{attribute}}":{{given}}}""", "thing");

        JsonElement thing = await _sandbox.GetAsync(uuid, "thing");

        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(kept).RootElement, thing.GetProperty(attribute)), thing.ToString());
    }

    [Fact]
    public async Task Length_counts_characters_and_not_bytes()
    {
        string uuid = await _sandbox.CreateAsync("""{"name":"äöüäöü\ud83d\ude00ßßß"}""", "thing");

        Assert.Equal("äöüäöü😀ßßß", (await _sandbox.GetAsync(uuid, "thing")).GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_unique_value_compares_without_case_unless_the_schema_says_otherwise()
    {
        int number = _fixture.NewNumber();

        JsonElement[] results = await _sandbox.BulkCreateAsync(
            $$"""
            [{"name":"n","mail":"straße{{number}}@example.org","code":"Abc{{number}}"},{"name":"n","mail":"STRAßE{{number}}@EXAMPLE.ORG"},
             {"name":"n","code":"ABC{{number}}"},{"name":"n","code":"Abc{{number}}"},{"name":"n","serial":"{{number}}"},{"name":"n","serial":{{number}}}]
            """,
            "thing");

        Assert.Equal(new[] { 0, 361, 0, 361, 0, 361 }, results.Select(SandboxProcess.Code));
    }

    [Fact]
    public async Task Created_may_be_given()
    {
        string uuid = await _sandbox.CreateAsync("""{"name":"n","created":"2001-02-03 04:05:06"}""", "thing");

        JsonElement thing = await _sandbox.GetAsync(uuid, "thing");

        Assert.Equal("2001-02-03 04:05:06.000000 +0000", thing.GetProperty("created").GetString());
        Assert.NotEqual(thing.GetProperty("created").GetString(), thing.GetProperty("lastUpdated").GetString());
    }

    [Fact]
    public async Task A_password_in_clear_text_is_hashed_and_can_be_checked()
    {
        string uuid = await _sandbox.CreateAsync("""{"name":"n","password":"correct horse"}""", "thing");

        JsonElement thing = await _sandbox.GetAsync(uuid, "thing");

        Assert.DoesNotContain("correct horse", thing.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("password-", thing.GetProperty("password").GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, SandboxProcess.Code(await CheckAsync(uuid, "correct horse")));
        Assert.Equal(350, SandboxProcess.Code(await CheckAsync(uuid, "Correct horse")));
    }

    [Fact]
    public async Task A_password_object_is_kept_as_it_is()
    {
        const string Envelope = """{"type":"password-md5-salted-left-base64","value":"+/==","salt":"abc","extra":5}""";
        string uuid = await _sandbox.CreateAsync($$"""{"name":"n","password":{{Envelope}}}""", "thing");

        JsonElement thing = await _sandbox.GetAsync(uuid, "thing");

        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(Envelope).RootElement, thing.GetProperty("password")));
    }

    [Fact]
    public async Task Elements_of_a_plural_get_ids_and_an_answer_has_the_whole_shape()
    {
        string uuid = await _sandbox.CreateAsync("""{"name":"n","tags":[{"label":"a"},{"label":"b","id":null}]}""", "thing");

        JsonElement thing = await _sandbox.GetAsync(uuid, "thing");

        long[] ids = thing.GetProperty("tags").EnumerateArray().Select(tag => tag.GetProperty("id").GetInt64()).ToArray();
        Assert.Equal(2, ids.Distinct().Count());
        Assert.Equal(JsonValueKind.Null, thing.GetProperty("place").GetProperty("city").ValueKind);
        Assert.Equal(JsonValueKind.Null, thing.GetProperty("flag").ValueKind);
    }

    private Task<JsonElement> CheckAsync(string uuid, string password) => _sandbox.CallAsync(
        "entity",
        ("type_name", "thing"),
        ("uuid", uuid),
        ("password_attribute", "password"),
        ("password_value", password));
}
