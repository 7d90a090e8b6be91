using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests;

public sealed class SignatureTests : IClassFixture<SandboxFixture>
{
    private static readonly (string, string)[] s_fields =
    [
        ("type_name", "user"),
        ("filter", "email = 'zoë+1@example.com'"),
        ("max_results", "10"),
        ("attributes", "[\"email\",\n\"a=b&c\"]"),
    ];

    private readonly SandboxFixture _fixture;
    private readonly SandboxProcess _sandbox;

    public SignatureTests(SandboxFixture fixture)
    {
        _fixture = fixture;
        _sandbox = fixture.Sandbox;
    }

    [Fact]
    public void The_value_of_the_contract_is_what_these_tests_sign() => Assert.Equal(
        "Signature foo:G3N5RxCVc0d6rDLmBRGvcg2hCVY=",
        Signature.Create(
            "foo",
            "bar",
            "/entity",
            "2000-01-01 01:01:01",
            ("param1", "this is a string"),
            ("param2", "10"),
            ("param3", "one=1\ntwo=2,three=3")));

    [Fact]
    public async Task A_signature_over_the_fields_as_they_were_before_encoding_is_let_in()
    {
        string date = Now();

        JsonElement answer = await SendAsync("entity.find", date, Sign("entity.find", date, s_fields[..3]), s_fields[..3]);

        Assert.True(answer.GetProperty("stat").GetString() == "ok", answer.ToString());
    }

    [Fact]
    public async Task Fields_with_line_breaks_and_signs_are_signed_as_they_are()
    {
        string date = Now();

        JsonElement answer = await SendAsync("entity.find", date, Sign("entity.find", date, s_fields), s_fields);

        // It is let in, and then the attribute is not known.
        Assert.Equal(223, SandboxProcess.Code(answer));
    }

    [Fact]
    public async Task The_fields_are_sorted_whatever_their_order()
    {
        string date = Now();
        (string, string)[] turned = s_fields[..3].Reverse().ToArray();

        JsonElement answer = await SendAsync("entity.find", date, Sign("entity.find", date, s_fields[..3]), turned);

        Assert.Equal(0, SandboxProcess.Code(answer));
    }

    [Fact]
    public async Task A_signed_record_is_stored()
    {
        string date = Now();
        (string, string)[] fields = [("type_name", "user"), ("all_attributes", $$"""[{"email":"{{_fixture.NewEmail()}}","givenName":"Ünal & Co = 100 %"}]""")];

        JsonElement answer = await SendAsync("entity.bulkCreate", date, Sign("entity.bulkCreate", date, fields), fields);

        JsonElement user = await _sandbox.GetAsync(answer.GetProperty("uuid_results")[0].GetString()!);
        Assert.Equal("Ünal & Co = 100 %", user.GetProperty("givenName").GetString());
    }

    [Fact]
    public async Task A_field_that_was_changed_on_the_way_is_402()
    {
        string date = Now();

        Assert.Equal(402, SandboxProcess.Code(await SendAsync(
            "entity.count", date, Sign("entity.count", date, ("type_name", "other")), ("type_name", "user"))));
    }

    [Fact]
    public async Task A_signature_for_another_call_is_402()
    {
        string date = Now();

        Assert.Equal(402, SandboxProcess.Code(await SendAsync(
            "entity.count", date, Sign("entity.find", date, ("type_name", "user")), ("type_name", "user"))));
    }

    [Fact]
    public async Task A_wrong_secret_is_402()
    {
        string date = Now();
        string signature = Signature.Create(_sandbox.ClientId, "wrong", "/entity.count", date, ("type_name", "user"));

        Assert.Equal(402, SandboxProcess.Code(await SendAsync("entity.count", date, signature, ("type_name", "user"))));
    }

    [Fact]
    public async Task Another_client_is_402()
    {
        string date = Now();
        string signature = Signature.Create("other", _sandbox.ClientSecret, "/entity.count", date, ("type_name", "user"));

        Assert.Equal(402, SandboxProcess.Code(await SendAsync("entity.count", date, signature, ("type_name", "user"))));
    }

    [Theory]
    [InlineData(-9, 0)]
    [InlineData(9, 0)]
    [InlineData(-11, 402)]
    [InlineData(11, 402)]
    public async Task A_date_must_be_near_the_clock(int minutes, int code)
    {
        string date = Signature.Date(TimeProvider.System.GetUtcNow().AddMinutes(minutes));

        JsonElement answer = await SendAsync(
            "entity.count", date, Sign("entity.count", date, ("type_name", "user")), ("type_name", "user"));

        Assert.Equal(code, SandboxProcess.Code(answer));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Mon, 01 Jan 2001 00:00:00 GMT")]
    public async Task A_date_in_another_form_or_none_is_402(string? date) => Assert.Equal(402, SandboxProcess.Code(await SendAsync(
        "entity.count", date, Sign("entity.count", date ?? string.Empty, ("type_name", "user")), ("type_name", "user"))));

    [Theory]
    [InlineData("Signature")]
    [InlineData("Signature client")]
    [InlineData("Signature client:%%%")]
    [InlineData("Signature :")]
    public async Task A_header_that_is_broken_is_402(string authorization) => Assert.Equal(402, SandboxProcess.Code(await SendAsync(
        "entity.count", Now(), authorization, ("type_name", "user"))));

    private static string Now() => Signature.Date(TimeProvider.System.GetUtcNow());

    private string Sign(string call, string date, params (string, string)[] fields) =>
        Signature.Create(_sandbox.ClientId, _sandbox.ClientSecret, "/" + call, date, fields);

    private async Task<JsonElement> SendAsync(string call, string? date, string authorization, params (string Name, string Value)[] fields)
    {
        using HttpClient http = new();
        using FormUrlEncodedContent content = new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(_sandbox.Uri, call)) { Content = content };
        Assert.True(request.Headers.TryAddWithoutValidation("Authorization", authorization));
        if (date is not null)
        {
            Assert.True(request.Headers.TryAddWithoutValidation("Date", date));
        }

        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        string json = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return JsonDocument.Parse(json).RootElement;
    }
}
