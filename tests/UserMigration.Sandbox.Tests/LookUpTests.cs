using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests;

public sealed class LookUpTests : IClassFixture<LookUpSandbox>
{
    private readonly SandboxProcess _sandbox;
    private readonly string[] _uuids;

    public LookUpTests(LookUpSandbox fixture)
    {
        _sandbox = fixture.Sandbox;
        _uuids = fixture.Uuids;
    }

    [Theory]
    [InlineData("key_attribute", "email", "key_value", "\"USER7@example.com\"")]
    [InlineData("id", "7", "attributes", "[\"id\",\"email\",\"primaryAddress.city\",\"loyaltyNumber\"]")]
    [InlineData("key_attribute", "id", "key_value", "7")]
    public async Task A_record_is_found_by_any_of_its_keys(string name, string value, string secondName, string secondValue)
    {
        JsonElement answer = await _sandbox.CallAsync("entity", ("type_name", "user"), (name, value), (secondName, secondValue));

        Assert.Equal(7, answer.GetProperty("result").GetProperty("loyaltyNumber").GetInt32());
    }

    [Fact]
    public async Task A_record_is_found_by_its_uuid()
    {
        Assert.Equal(7, (await _sandbox.GetAsync(_uuids[6])).GetProperty("loyaltyNumber").GetInt32());
        JsonElement byKey = await _sandbox.CallAsync(
            "entity", ("type_name", "user"), ("key_attribute", "uuid"), ("key_value", $"\"{_uuids[6]}\""));
        Assert.Equal(7, byKey.GetProperty("result").GetProperty("id").GetInt32());
    }

    [Fact]
    public async Task Attributes_limit_what_comes_back()
    {
        JsonElement answer = await _sandbox.CallAsync(
            "entity", ("type_name", "user"), ("id", "25"), ("attributes", """["uuid","primaryAddress.city"]"""));

        Assert.Equal(
            $$$"""{"uuid":"{{{_uuids[24]}}}","primaryAddress":{"city":"Bonn"}}""",
            answer.GetProperty("result").GetRawText());
    }

    [Theory]
    [InlineData("uuid", "11111111-2222-3333-4444-555555555555", "x", "x", 310)]
    [InlineData("uuid", "nonsense", "x", "x", 310)]
    [InlineData("id", "99999", "x", "x", 310)]
    [InlineData("id", "seven", "x", "x", 200)]
    [InlineData("key_attribute", "email", "key_value", "\"absent@example.com\"", 310)]
    [InlineData("key_attribute", "email", "key_value", "\"' OR 1=1 --\"", 310)]
    [InlineData("key_attribute", "email", "key_value", "null", 310)]
    [InlineData("key_attribute", "email", "key_value", "user7@example.com", 200)]
    [InlineData("key_attribute", "email", "key_value", "{}", 200)]
    [InlineData("key_attribute", "givenName", "key_value", "\"Even\"", 200)]
    [InlineData("key_attribute", "Email", "key_value", "\"user7@example.com\"", 223)]
    [InlineData("id", "7", "attributes", "[\"Email\"]", 223)]
    [InlineData("id", "7", "attributes", "[5]", 200)]
    [InlineData("id", "7", "attributes", "{", 200)]
    public async Task What_is_not_there_is_310_and_what_is_no_key_is_refused(
        string name, string value, string secondName, string secondValue, int code)
    {
        JsonElement answer = await _sandbox.CallAsync("entity", ("type_name", "user"), (name, value), (secondName, secondValue));

        Assert.Equal(code, SandboxProcess.Code(answer));
    }

    [Theory]
    [InlineData("email = 'user7@example.com'", 1)]
    [InlineData("email = 'USER7@EXAMPLE.COM' and loyaltyNumber = 8", 0)]
    [InlineData("email != 'user7@example.com'", 29)]
    [InlineData("givenName = 'O''Odd'", 15)]
    [InlineData(@"givenName = 'O\'Odd'", 15)]
    [InlineData("loyaltyNumber > 10 and loyaltyNumber <= '20'", 10)]
    [InlineData("loyaltyNumber < 3 or loyaltyNumber >= 29", 4)]
    [InlineData("email = 'user3@example.com' or email = 'USER4@example.com' or email = 'absent@example.com'", 2)]
    [InlineData("email = 'user3@example.com' or email = 'user3@example.com'", 1)]
    [InlineData("email = 'user3@example.com' or loyaltyNumber < 3", 3)]
    [InlineData("email = 'user3@example.com' or email != 'user4@example.com'", 29)]
    [InlineData("(email = 'user3@example.com' or email = 'user4@example.com') and loyaltyNumber = 4", 1)]
    [InlineData("(loyaltyNumber < 3 OR loyaltyNumber > 28) AND newsletter = false", 3)]
    [InlineData("newsletter = 'true'", 10)]
    [InlineData("birthday >= '1980-01-30'", 1)]
    [InlineData("primaryAddress.city = 'bonn'", 10)]
    [InlineData("primaryAddress.city is null", 20)]
    [InlineData("primaryAddress.city is not null", 10)]
    [InlineData("familyName = null", 30)]
    [InlineData("profiles.domain = 'd3.example.org'", 6)]
    [InlineData("id > 25", 5)]
    [InlineData("id = 5", 1)]
    [InlineData("created > '2000-01-01'", 30)]
    [InlineData("lastUpdated < '2000-01-01 00:00:00'", 0)]
    [InlineData("email = '' or 1=1", -223)]
    [InlineData("email = 'x' or 'a' = 'a'", -200)]
    [InlineData("email = 'x'; delete from user", -200)]
    [InlineData("email = 'x' --", -200)]
    [InlineData("email = 'x", -200)]
    [InlineData("email = x", -200)]
    [InlineData("email == 'x'", -200)]
    [InlineData("email =", -200)]
    [InlineData("(id = 1", -200)]
    [InlineData("id = 1)", -200)]
    [InlineData("id = 'one'", -200)]
    [InlineData("birthday > 'soon'", -200)]
    [InlineData("primaryAddress = 'x'", -200)]
    [InlineData("password = 'x'", -200)]
    [InlineData("Email = 'x'", -223)]
    [InlineData("primaryAddress.town = 'x'", -223)]
    public async Task A_filter_lets_through_what_it_says(string filter, int expected)
    {
        JsonElement answer = await _sandbox.CallAsync("entity.count", ("type_name", "user"), ("filter", filter));

        Assert.Equal(expected, SandboxProcess.Code(answer) is > 0 and int code ? -code : answer.GetProperty("total_count").GetInt32());
    }

    [Fact]
    public async Task Find_and_count_agree()
    {
        Assert.Equal(15, (await _sandbox.FindAsync(("filter", "givenName = 'Even'"))).Length);
        Assert.Equal(15, await _sandbox.CountAsync("givenName = 'Even'"));
        Assert.Equal(30, await _sandbox.CountAsync());
    }

    [Fact]
    public async Task Pages_cover_all_once()
    {
        JsonElement[] first = await _sandbox.FindAsync(("sort_on", """["id"]"""), ("max_results", "20"));
        JsonElement[] second = await _sandbox.FindAsync(("sort_on", """["id"]"""), ("max_results", "20"), ("first_result", "21"));
        JsonElement[] after = await _sandbox.FindAsync(("sort_on", """["id"]"""), ("filter", "id > 20"));

        Assert.Equal(Enumerable.Range(1, 30), first.Concat(second).Select(user => user.GetProperty("id").GetInt32()));
        Assert.Equal(Enumerable.Range(21, 10), after.Select(user => user.GetProperty("id").GetInt32()));
    }

    [Fact]
    public async Task Results_are_sorted_and_what_is_not_set_comes_last()
    {
        JsonElement[] users = await _sandbox.FindAsync(
            ("sort_on", """["primaryAddress.city","givenName","loyaltyNumber"]"""),
            ("attributes", """["loyaltyNumber"]"""),
            ("max_results", "7"));

        Assert.Equal(new[] { 22, 24, 26, 28, 30, 21, 23 }, users.Select(user => user.GetProperty("loyaltyNumber").GetInt32()));
    }

    [Theory]
    [InlineData("max_results", "10001", 200)]
    [InlineData("max_results", "0", 200)]
    [InlineData("first_result", "0", 200)]
    [InlineData("sort_on", "[\"profiles\"]", 200)]
    [InlineData("sort_on", "[\"nope\"]", 223)]
    [InlineData("sort_on", "id", 200)]
    public async Task A_page_that_can_not_be_is_refused(string name, string value, int code) =>
        Assert.Equal(code, SandboxProcess.Code(await _sandbox.CallAsync("entity.find", ("type_name", "user"), (name, value))));
}
