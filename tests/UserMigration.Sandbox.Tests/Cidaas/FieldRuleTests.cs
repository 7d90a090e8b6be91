using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests.Cidaas;

/// <summary>How values are judged (contract of cidaas, sections 2, 3 and 6).</summary>
public sealed class FieldRuleTests : SharedSandboxTests
{
    private const string Required =
        """[{"fieldKey":"given_name","fieldType":"SYSTEM","dataType":"TEXT","enabled":true,"required":true},{"fieldKey":"club","fieldType":"CUSTOM","dataType":"TEXT","enabled":true,"required":true}]""";

    private readonly CidaasSandbox _sandbox;

    public FieldRuleTests(CidaasSandbox sandbox)
        : base(sandbox)
    {
        _sandbox = sandbox;
    }

    [Theory]
    [InlineData("customer_number", "\"DE-1234\"")]
    [InlineData("department", "\"Ää\"")]
    [InlineData("loyalty_points", "1000000")]
    [InlineData("loyalty_points", "1.5")]
    [InlineData("membership", "\"GOLD\"")]
    [InlineData("interests", "[\"music\",\"books\"]")]
    [InlineData("salutation", "\"ms\"")]
    [InlineData("newsletter", "false")]
    [InlineData("secret_answer", "\"x\"")]
    [InlineData("member_since", "\"2001-02-03T04:05:06Z\"")]
    [InlineData("member_since", "\"2001-02-03T04:05:06.789+02:00\"")]
    [InlineData("homepage", "\"https://example.com/a\"")]
    [InlineData("invoice_email", "\"a@example.com\"")]
    [InlineData("remarks", "\"two\\nlines\"")]
    [InlineData("second_mobile", "\"+49123456789\"")]
    [InlineData("terms_of_use", "true")]
    [InlineData("preferences", "\"{\\\"a\\\":1}\"")]
    [InlineData("tags", "[\"a\"]")]
    [InlineData("company", "{\"company_name\":\"A\"}")]
    [InlineData("name_day", "\"2000-12-31\"")]
    [InlineData("languages", "[\"de\",\"en\"]")]
    [InlineData("department", "null")]
    public async Task A_value_that_fits_its_field_is_stored(string field, string value)
    {
        JsonElement state = await UploadAsync(field, value);

        Assert.Equal("CREATED", CidaasSandbox.State(state));
        JsonElement stored = (await _sandbox.UsersAsync())[CidaasSandbox.Sub(state)].GetProperty("attributes").GetProperty("customFields").GetProperty(field);
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(value).RootElement, stored), stored.ToString());
    }

    [Theory]
    [InlineData("customer_number", "\"1234\"", "does not match the pattern")]
    [InlineData("customer_number", "5", "must be text")]
    [InlineData("department", "\"A\"", "is too short")]
    [InlineData("loyalty_points", "\"5\"", "must be a number")]
    [InlineData("loyalty_points", "-1", "is out of range")]
    [InlineData("loyalty_points", "1000001", "is out of range")]
    [InlineData("membership", "\"gold\"", "is none of the options")]
    [InlineData("interests", "[\"music\",\"chess\"]", "is none of the options")]
    [InlineData("interests", "\"music\"", "must be an array")]
    [InlineData("newsletter", "\"true\"", "must be true or false")]
    [InlineData("member_since", "\"03.02.2001\"", "must be a date and time of ISO 8601")]
    [InlineData("member_since", "\"1980-02-03T04:05:06Z\"", "is out of range")]
    [InlineData("homepage", "\"example.com\"", "must be a web address")]
    [InlineData("invoice_email", "\"a.example.com\"", "must be an e-mail address")]
    [InlineData("second_mobile", "\"0151123456\"", "must be a phone number with + and the country's code")]
    [InlineData("preferences", "\"{\"", "must be JSON as text")]
    [InlineData("tags", "[5]", "must be text")]
    [InlineData("company", "\"A\"", "must be an object")]
    [InlineData("name_day", "\"2000-12-31T00:00:00Z\"", "must be a date, yyyy-mm-dd")]
    [InlineData("name_day", "\"2001-02-29\"", "must be a date, yyyy-mm-dd")]
    public async Task A_value_that_does_not_fit_refuses_the_record_and_is_not_repeated(string field, string value, string words)
    {
        JsonElement state = await UploadAsync(field, value);

        Assert.Equal("FAILED", CidaasSandbox.State(state));
        Assert.Equal($"customFields.{field} {words}", CidaasSandbox.Message(state));
    }

    [Theory]
    [InlineData("fax_number", "\"1\"")]
    [InlineData("no_such_field", "{\"a\":1}")]
    [InlineData("given_name", "\"A\"")]
    public async Task A_custom_field_that_is_disabled_or_not_known_is_passed_over(string field, string value)
    {
        JsonElement state = await UploadAsync(field, value);

        Assert.Equal("CREATED", CidaasSandbox.State(state));
        Assert.False((await _sandbox.UsersAsync())[CidaasSandbox.Sub(state)].GetProperty("attributes").GetProperty("customFields").TryGetProperty(field, out _));
    }

    [Theory]
    [InlineData("\"birthdate\":\"1980-02-30\"", "birthdate must be a date, yyyy-mm-dd")]
    [InlineData("\"mobile_number\":\"+49 151 1\"", "mobile_number must be a phone number with + and the country's code")]
    [InlineData("\"given_name\":5", "given_name must be text")]
    [InlineData("\"email_verified\":\"yes\"", "email_verified must be true or false")]
    [InlineData("\"address\":\"x\"", "address must be an object")]
    [InlineData("\"address\":{\"postal_code\":53111}", "address must have postal_code as text")]
    [InlineData("\"mfa_enabled\":\"no\"", "mfa_enabled must be true or false")]
    [InlineData("\"roles\":\"USER\"", "roles must be an array of text")]
    [InlineData("\"groups\":[{\"groupId\":\"CIDAAS_USERS\"}]", "groups must have sub and groupId in each")]
    [InlineData("\"groups\":[{\"sub\":\"a\",\"groupId\":\"CIDAAS_USERS\",\"roles\":[\"USER\",\"USER\"]}]", "groups must have each role once")]
    [InlineData("\"consents\":[{\"state\":\"YES\"}]", "consents must have a state of REVOKED, ACCEPTED, SKIPPED")]
    [InlineData("\"createdTime\":\"yesterday\"", "createdTime must be a date and time of ISO 8601")]
    [InlineData("\"provider\":5", "provider must be text")]
    [InlineData("\"sub\":5", "sub must be text")]
    [InlineData("\"customFields\":[]", "customFields must be an object")]
    [InlineData("\"identities\":[]", "identities must be an array of at least one object")]
    public async Task A_member_of_another_form_refuses_the_record(string member, string words)
    {
        JsonElement state = await _sandbox.UploadOneAsync($$"""{"email":"{{_sandbox.NewEmail()}}",{{member}}}""");

        Assert.Equal("FAILED", CidaasSandbox.State(state));
        Assert.Equal(words, CidaasSandbox.Message(state));
    }

    [Fact]
    public async Task Everything_that_the_contract_describes_is_taken_at_once()
    {
        int number = _sandbox.NewNumber();
        string sub = $"all-{number}";
        JsonElement state = await _sandbox.UploadOneAsync(
            $$"""
            {"sub":"{{sub}}","userStatus":"PENDING","user_status_reason":"new","mfa_enabled":true,"roles":["USER"],
             "groups":[{"sub":"{{sub}}","groupId":"CIDAAS_USERS","roles":["USER"]}],
             "consents":[{"fieldKey":"terms","state":"ACCEPTED","consentId":"c","versionId":"1","time":"2020-01-01T00:00:00Z"},{"fieldKey":"old","value":true}],
             "createdTime":"2015-05-05T05:05:05.000Z","lastLoggedInTime":"2020-01-01T00:00:00+01:00","provider":"self",
             "email":"{{_sandbox.NewEmail()}}","phone_number":"+49228{{number:000000}}","given_name":"A","family_name":"B","middle_name":"C","nickname":"D","gender":"x",
             "birthdate":"1980-02-03","locale":"de-DE","profile":"https://example.com/p","picture":"https://example.com/i","website":"https://example.com",
             "zoneinfo":"Europe/Berlin","address":{"formatted":"f","street_address":"s","locality":"l","region":"r","postal_code":"p","country":"DE"},
             "generate_password":false,"need_reset_password":true,"ignore_default_roles":["X"],"trackId":"t","rawJSON":"{}","no_event":"true"}
            """);

        Assert.True(CidaasSandbox.State(state) == "CREATED", state.ToString());
        JsonElement attributes = (await _sandbox.UsersAsync())[sub].GetProperty("attributes");
        Assert.Equal("PENDING", attributes.GetProperty("userStatus").GetString());
        Assert.Equal("DE", attributes.GetProperty("address").GetProperty("country").GetString());
        Assert.Equal("2015-05-05T05:05:05.000Z", attributes.GetProperty("createdTime").GetString());
    }

    [Fact]
    public async Task A_required_field_that_is_missing_refuses_the_call_but_not_an_update()
    {
        using TemporaryFolder folder = new();
        await using CidaasSandbox sandbox = await CidaasSandbox.StartAsync("--schema", folder.Write("fields.json", Required));

        (int status, JsonElement body) = await sandbox.PostAsync(CidaasSandbox.Bulk, """[{"sub":"a","email":"a@example.com"}]""");

        Assert.Equal(417, status);
        Assert.Equal("01230", body.GetProperty("ErrorResp").GetProperty("code").GetString());
        Assert.Equal("missing required fields given_name, club", body.GetProperty("ErrorResp").GetProperty("error").GetString());
        Assert.Equal("CREATED", CidaasSandbox.State(await sandbox.UploadOneAsync("""{"sub":"a","email":"a@example.com","given_name":"A","customFields":{"club":"B"}}""")));
        Assert.Equal("UPDATED", CidaasSandbox.State(await sandbox.UploadOneAsync("""{"sub":"a","family_name":"C"}""")));
    }

    [Theory]
    [InlineData("IncompleteRecord", 200)]
    [InlineData("IncompleteRecord:status=400", 400)]
    [InlineData("IncompleteRecord:status=417", 417)]
    public async Task A_fault_has_it_refused_in_another_way(string fault, int expected)
    {
        using TemporaryFolder folder = new();
        await using CidaasSandbox sandbox = await CidaasSandbox.StartAsync("--schema", folder.Write("fields.json", Required), "--fault", fault);

        (int missing, JsonElement body) = await sandbox.PostAsync(CidaasSandbox.Bulk, """[{"email":"a@example.com"}]""");
        (int nobody, JsonElement _) = await sandbox.PostAsync(CidaasSandbox.Bulk, """[{"given_name":"A","customFields":{"club":"B"}}]""");

        Assert.Equal((expected, expected), (missing, nobody));
        if (expected == 200)
        {
            Assert.Equal("FAILED", CidaasSandbox.State(body.GetProperty("data").GetProperty("process_states")[0]));
        }
    }

    private Task<JsonElement> UploadAsync(string field, string value) =>
        _sandbox.UploadOneAsync($$$"""{"email":"{{{_sandbox.NewEmail()}}}","customFields":{"{{{field}}}":{{{value}}} }}""");
}
