using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests;

/// <summary>Faults that refuse a call before anything is done, put it off, or say more than they should.</summary>
public sealed class RefusalFaultTests : SharedFaultSandboxTests
{
    private readonly FaultSandbox _faults;

    public RefusalFaultTests(FaultSandbox fixture)
        : base(fixture)
    {
        _faults = fixture;
    }

    [Fact]
    public async Task A_hidden_limit_answers_510_in_JSON()
    {
        await _faults.SetAsync("HiddenRateLimit:limit=3");

        JsonElement[] answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _faults.BulkCreateAsync(_faults.NewRecord())));

        Assert.Equal(2, answers.Count(answer => SandboxProcess.Code(answer) == 510));
    }

    [Theory]
    [InlineData("HiddenRateLimit:limit=1,status=429", 429, 1)]
    [InlineData("HiddenRateLimit:limit=1,status=510,retryafter=2", 510, 2)]
    [InlineData("HiddenRateLimit:limit=1,status=503,retryafter=0", 503, 0)]
    public async Task A_hidden_limit_answers_a_status_with_a_time_to_wait(string fault, int status, int seconds)
    {
        await _faults.SetAsync(fault);
        using HttpResponseMessage first = await _faults.SendAsync(_faults.NewRecord());

        using HttpResponseMessage second = await _faults.SendAsync(_faults.NewRecord());

        Assert.Equal(200, (int)first.StatusCode);
        Assert.Equal(status, (int)second.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(seconds), second.Headers.RetryAfter?.Delta);
    }

    [Theory]
    [InlineData("TooLarge:bytes=200", 413)]
    [InlineData("TooLarge:bytes=200,status=403", 403)]
    [InlineData("TooLarge:bytes=200,status=504", 504)]
    public async Task A_body_above_a_size_is_refused_with_words_on_it(string fault, int status)
    {
        long before = await _faults.CountWithoutFaultsAsync();
        await _faults.SetAsync(fault);

        using HttpResponseMessage small = await _faults.SendAsync(_faults.NewRecord());
        using HttpResponseMessage large = await _faults.SendAsync(Enumerable.Range(0, 5).Select(_ => _faults.NewRecord()).ToArray());

        Assert.Equal(200, (int)small.StatusCode);
        Assert.Equal(status, (int)large.StatusCode);
        Assert.Contains("too large", await large.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(before + 1, await _faults.CountWithoutFaultsAsync());
    }

    [Fact]
    public async Task A_credential_that_is_revoked_is_402_from_then_on()
    {
        await _faults.SetAsync("CredentialsRevoked:after=1");

        Assert.Equal(0, SandboxProcess.Code(await _faults.BulkCreateAsync(_faults.NewRecord())));
        Assert.Equal(402, SandboxProcess.Code(await _faults.BulkCreateAsync(_faults.NewRecord())));
        Assert.Equal(402, SandboxProcess.Code(await _faults.Sandbox.CallAsync("entity.count", ("type_name", "user"))));
    }

    [Fact]
    public async Task A_slow_start_is_503_for_its_time()
    {
        await _faults.SetAsync("SlowStart:seconds=1,retryafter=1");
        using HttpResponseMessage first = await _faults.SendAsync(_faults.NewRecord());
        Assert.Equal(503, (int)first.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), first.Headers.RetryAfter?.Delta);

        int status = 503;
        while (status == 503)
        {
            using HttpResponseMessage next = await _faults.SendAsync(_faults.NewRecord());
            status = (int)next.StatusCode;
        }

        Assert.Equal(200, status);
    }

    [Fact]
    public async Task Latency_lies_about_its_middle()
    {
        await _faults.SetAsync("Latency:p50=5,p99=40");
        await _faults.Sandbox.CallAsync("_sandbox/calls/clear");
        for (int i = 0; i < 60; i++)
        {
            await _faults.Sandbox.CallAsync("entity.count", ("type_name", "user"));
        }

        double[] durations = (await _faults.CallsAsync()).Select(call => call.GetProperty("duration").GetDouble()).Order().ToArray();
        Assert.InRange(durations[30], 2.5, 30);
        Assert.True(durations[59] > 3 * durations[5]);
    }

    [Fact]
    public async Task Latency_of_a_mean_without_spread_is_the_mean()
    {
        await _faults.SetAsync("Latency:mean=60");
        await _faults.Sandbox.CallAsync("_sandbox/calls/clear");

        await _faults.Sandbox.CallAsync("entity.count", ("type_name", "user"));

        Assert.True(Assert.Single(await _faults.CallsAsync()).GetProperty("duration").GetDouble() >= 59);
    }

    [Theory]
    [InlineData("RefusedRecord:attribute=givenName,value=Poison", """{"givenName":"Poison"}""", 200, "all_attributes")]
    [InlineData("RefusedRecord:attribute=primaryAddress.city,value=A%2CB,code=341,argument=city", """{"primaryAddress":{"city":"A,B"}}""", 341, "city")]
    [InlineData("RefusedRecord:attribute=loyaltyNumber,value=13", """{"loyaltyNumber":13}""", 200, "all_attributes")]
    public async Task A_record_poisons_its_whole_call(string fault, string poison, int code, string argument)
    {
        long before = await _faults.CountWithoutFaultsAsync();
        await _faults.SetAsync(fault);

        JsonElement good = await _faults.BulkCreateAsync(_faults.NewRecord());
        JsonElement bad = await _faults.BulkCreateAsync(_faults.NewRecord(), poison);

        Assert.Equal(0, SandboxProcess.Code(good));
        Assert.Equal(code, SandboxProcess.Code(bad));
        Assert.Equal(argument, bad.GetProperty("argument_name").GetString());
        Assert.Equal(before + 1, await _faults.CountWithoutFaultsAsync());
    }

    [Theory]
    [InlineData("ValueInError", ": not-an-address, Zoë, 7, Bonn")]
    [InlineData("ValueInError:form=json", "\"givenName\":\"Zo\\u00eb\"")]
    public async Task Errors_of_records_repeat_their_values(string fault, string repeated)
    {
        await _faults.SetAsync(fault);

        JsonElement answer = await _faults.BulkCreateAsync(
            _faults.NewRecord(),
            """{"email":"not-an-address","givenName":"Zo\u00eb","loyaltyNumber":7,"primaryAddress":{"city":"Bonn","zip":null}}""");

        JsonElement[] results = answer.GetProperty("uuid_results").EnumerateArray().ToArray();
        Assert.Equal(JsonValueKind.String, results[0].ValueKind);
        Assert.Equal(360, SandboxProcess.Code(results[1]));
        Assert.Contains(repeated, results[1].GetProperty("error_description").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_of_calls_repeat_what_was_sent()
    {
        await _faults.SetAsync("ValueInError");

        JsonElement answer = await _faults.Sandbox.CallAsync(
            "entity", ("type_name", "user"), ("key_attribute", "email"), ("key_value", "\"nobody@example.com\""));

        Assert.Equal(310, SandboxProcess.Code(answer));
        Assert.Contains("nobody@example.com", answer.GetProperty("error_description").GetString(), StringComparison.Ordinal);
    }
}
