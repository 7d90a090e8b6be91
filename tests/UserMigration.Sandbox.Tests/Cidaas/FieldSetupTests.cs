using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests.Cidaas;

/// <summary>The field setup (contract of cidaas, section 6).</summary>
public sealed class FieldSetupTests : SharedSandboxTests
{
    private static readonly string[] s_types =
    [
        "TEXT", "NUMBER", "SELECT", "MULTISELECT", "RADIO", "CHECKBOX", "PASSWORD", "DATE", "URL", "EMAIL", "TEXTAREA", "MOBILE", "CONSENT",
        "JSON_STRING", "USERNAME", "ARRAY", "GROUPING", "DAYDATE",
    ];

    private readonly CidaasSandbox _sandbox;

    public FieldSetupTests(CidaasSandbox sandbox)
        : base(sandbox)
    {
        _sandbox = sandbox;
    }

    [Fact]
    public async Task Both_paths_give_the_same_fields_in_the_envelope()
    {
        (int newStatus, JsonElement newer) = await _sandbox.PostAsync(CidaasSandbox.Fields, "{}");
        (int oldStatus, JsonElement older) = await _sandbox.CallAsync(HttpMethod.Get, CidaasSandbox.OldFields);

        Assert.Equal((200, 200), (newStatus, oldStatus));
        Assert.True(newer.GetProperty("success").GetBoolean());
        Assert.Equal(newer.ToString(), older.ToString());
    }

    [Fact]
    public async Task The_usual_setup_has_a_custom_field_of_each_type_and_one_that_is_disabled()
    {
        JsonElement[] fields = (await _sandbox.PostAsync(CidaasSandbox.Fields, "{}")).Body.GetProperty("data").EnumerateArray().ToArray();

        IEnumerable<string?> types = fields.Where(field => field.GetProperty("fieldType").GetString() == "CUSTOM").Select(field => field.GetProperty("dataType").GetString());
        Assert.Empty(s_types.Except(types));
        Assert.Equal("fax_number", Assert.Single(fields, field => !field.GetProperty("enabled").GetBoolean()).GetProperty("fieldKey").GetString());
    }

    [Fact]
    public async Task One_field_is_given_by_its_key()
    {
        (int status, JsonElement body) = await _sandbox.CallAsync(HttpMethod.Get, "fieldsetup-srv/fields/membership");

        Assert.Equal(200, status);
        JsonElement field = body.GetProperty("data");
        Assert.Equal("SELECT", field.GetProperty("dataType").GetString());
        Assert.Equal("GOLD", field.GetProperty("fieldDefinition").GetProperty("attributesKeys")[2].GetString());
        Assert.Equal(404, (await _sandbox.CallAsync(HttpMethod.Get, "fieldsetup-srv/fields/none")).Status);
    }

    [Fact]
    public async Task A_body_that_is_no_object_is_400() => Assert.Equal(400, (await _sandbox.PostAsync(CidaasSandbox.Fields, "[]")).Status);

    [Theory]
    [InlineData("OldFieldSetup", 404)]
    [InlineData("OldFieldSetup:status=405", 405)]
    public async Task An_older_tenant_knows_the_old_path_alone(string fault, int expected)
    {
        await using CidaasSandbox sandbox = await CidaasSandbox.StartAsync("--fault", fault);

        Assert.Equal(expected, (await sandbox.PostAsync(CidaasSandbox.Fields, "{}")).Status);
        Assert.Equal(expected, (await sandbox.CallAsync(HttpMethod.Get, "fieldsetup-srv/fields/email")).Status);
        Assert.Equal(200, (await sandbox.CallAsync(HttpMethod.Get, CidaasSandbox.OldFields)).Status);
    }

    [Theory]
    [InlineData("""{"success":true,"status":200,"data":[{"fieldKey":"nick","fieldType":"CUSTOM","dataType":"TEXT","enabled":true}]}""")]
    [InlineData("""[{"fieldKey":"nick","fieldType":"CUSTOM","dataType":"TEXT","enabled":true}]""")]
    public async Task A_setup_that_was_saved_is_taken_and_given_back_as_it_is(string json)
    {
        using TemporaryFolder folder = new();
        await using CidaasSandbox sandbox = await CidaasSandbox.StartAsync("--schema", folder.Write("fields.json", json));

        JsonElement data = (await sandbox.PostAsync(CidaasSandbox.Fields, "{}")).Body.GetProperty("data");

        Assert.Equal("""[{"fieldKey":"nick","fieldType":"CUSTOM","dataType":"TEXT","enabled":true}]""", data.GetRawText());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("5")]
    [InlineData("""{"name":"user","attr_defs":[]}""")]
    [InlineData("""[{"dataType":"TEXT"}]""")]
    [InlineData("""[{"fieldKey":"a"},{"fieldKey":"a"}]""")]
    public async Task A_file_that_is_no_setup_is_one_clear_error(string json)
    {
        using TemporaryFolder folder = new();
        using Process process = SandboxProcess.Launch(["--target", "cidaas", "--schema", folder.Write("fields.json", json)]);
        string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, process.ExitCode);
        Assert.StartsWith("The schema file '", error, StringComparison.Ordinal);
    }
}
