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
