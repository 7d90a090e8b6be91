using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests.Cidaas;

/// <summary>Faults that change the answer to an upload whose work is done.</summary>
public sealed class AnswerFaultTests : SharedSandboxTests
{
    private readonly CidaasSandbox _sandbox;

    public AnswerFaultTests(CidaasSandbox sandbox)
        : base(sandbox)
    {
        _sandbox = sandbox;
    }

    [Theory]
    [InlineData("root")]
    [InlineData("process_states")]
    [InlineData("data.process_states")]
    [InlineData("data")]
    public async Task The_list_stands_where_the_fault_says(string place)
    {
        await _sandbox.SetFaultsAsync("AnswerShape:list=" + place);

        (int status, JsonElement body) = await _sandbox.PostAsync(CidaasSandbox.Bulk, $"[{NewRecord()}]");

        Assert.Equal(200, status);
        JsonElement list = place == "root" ? body : place.Split('.').Aggregate(body, (owner, name) => owner.GetProperty(name));
        Assert.Equal("CREATED", CidaasSandbox.State(list[0]));
    }

    [Theory]
    [InlineData("process_state")]
    [InlineData("processState")]
    [InlineData("state")]
    [InlineData("status")]
    public async Task The_state_has_the_name_that_the_fault_says(string name)
    {
        await _sandbox.SetFaultsAsync("AnswerShape:state=" + name);

        Assert.Equal("CREATED", (await _sandbox.UploadOneAsync(NewRecord())).GetProperty(name).GetString());
    }

    [Fact]
    public async Task There_may_be_no_state_at_all()
    {
        await _sandbox.SetFaultsAsync("AnswerShape:list=root,state=none");

        (int _, JsonElement body) = await _sandbox.PostAsync(CidaasSandbox.Bulk, $$"""[{{NewRecord()}},{"email":"a@mailinator.com"}]""");

        Assert.Equal(["sub", "identifier"], body[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal("ANONYMOUS", CidaasSandbox.Sub(body[1]));
        Assert.NotEmpty(CidaasSandbox.Message(body[1]));
    }

    [Fact]
    public async Task Records_are_left_out_and_the_work_is_done()
    {
        string[] records = Enumerable.Range(0, 4).Select(_ => NewRecord()).ToArray();
        await _sandbox.SetFaultsAsync("Omitted:at=2,count=2");

        JsonElement[] states = await _sandbox.UploadAsync(records);

        Assert.Equal(2, states.Length);
        Assert.Contains(states[0].GetProperty("identifier").GetProperty("email").GetString()!, records[0], StringComparison.Ordinal);
        Assert.Contains(states[1].GetProperty("identifier").GetProperty("email").GetString()!, records[3], StringComparison.Ordinal);
        await AssertExistAsync(records);
    }

    [Fact]
    public async Task The_last_are_left_out()
    {
        string[] records = Enumerable.Range(0, 3).Select(_ => NewRecord()).ToArray();
        await _sandbox.SetFaultsAsync("FewerResults:drop=2");

        Assert.Single(await _sandbox.UploadAsync(records));
        await AssertExistAsync(records);
    }

    [Fact]
    public async Task The_order_is_another()
    {
        string[] records = Enumerable.Range(0, 3).Select(_ => NewRecord()).ToArray();
        await _sandbox.SetFaultsAsync("OtherOrder");

        JsonElement[] states = await _sandbox.UploadAsync(records);

        Assert.Contains(states[0].GetProperty("identifier").GetProperty("email").GetString()!, records[2], StringComparison.Ordinal);
        Assert.Contains(states[2].GetProperty("identifier").GetProperty("email").GetString()!, records[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusals_repeat_what_was_sent()
    {
        await _sandbox.SetFaultsAsync("ValueInError");

        JsonElement[] states = await _sandbox.UploadAsync(NewRecord(), """{"email":"secret-address@mailinator.com"}""");
        (int _, JsonElement whole) = await _sandbox.PostAsync(CidaasSandbox.Bulk, """[{"given_name":"Secretname"}]""");

        Assert.False(states[0].TryGetProperty("message", out _));
        Assert.Equal("invalid email passed: secret-address@mailinator.com", CidaasSandbox.Message(states[1]));
        Assert.EndsWith(": Secretname", whole.GetProperty("ErrorResp").GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("flat", "error_description")]
    [InlineData("refnumber", "error")]
    public async Task So_do_errors_of_other_forms(string shape, string member)
    {
        await _sandbox.SetFaultsAsync("ErrorShape:shape=" + shape, "ValueInError:form=json");

        (int _, JsonElement body) = await _sandbox.PostAsync(CidaasSandbox.Bulk, """[{"given_name":"Secretname"}]""");

        Assert.EndsWith("""[{"given_name":"Secretname"}]""", body.GetProperty(member).GetString(), StringComparison.Ordinal);
    }

    private string NewRecord() => $$"""{"email":"{{_sandbox.NewEmail()}}"}""";

    private async Task AssertExistAsync(string[] records)
    {
        foreach (string record in records)
        {
            string email = JsonDocument.Parse(record).RootElement.GetProperty("email").GetString()!;
            Assert.Equal(200, (await _sandbox.PostAsync(CidaasSandbox.Existence, $$"""{"userId":"{{email}}"}""")).Status);
        }
    }
}
