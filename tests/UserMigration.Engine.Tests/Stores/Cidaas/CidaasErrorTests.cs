using System;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Cidaas;

public static class CidaasErrorTests
{
    [Theory]
    [InlineData(400, IdentityStoreFault.Refused)]
    [InlineData(417, IdentityStoreFault.Refused)]
    [InlineData(422, IdentityStoreFault.Refused)]
    [InlineData(401, IdentityStoreFault.Denied)]
    [InlineData(403, IdentityStoreFault.Denied)]
    [InlineData(404, IdentityStoreFault.Denied)]
    [InlineData(405, IdentityStoreFault.Denied)]
    [InlineData(307, IdentityStoreFault.Denied)]
    [InlineData(308, IdentityStoreFault.Denied)]
    [InlineData(302, IdentityStoreFault.Unresolved)]
    [InlineData(408, IdentityStoreFault.Unresolved)]
    [InlineData(413, IdentityStoreFault.TooLarge)]
    [InlineData(429, IdentityStoreFault.NotDone)]
    [InlineData(500, IdentityStoreFault.Unresolved)]
    [InlineData(502, IdentityStoreFault.Unresolved)]
    [InlineData(503, IdentityStoreFault.Unresolved)]
    [InlineData(504, IdentityStoreFault.Unresolved)]
    public static async Task Status_IsConcludedByTheTable_WhateverTheBody(int status, IdentityStoreFault expected)
    {
        foreach (WireResponse response in new[]
        {
            WireResponse.Json(string.Empty, status),
            WireResponse.Json("""{"ErrorResp":{"success":false,"status":417,"code":"01230","error":"missing required fields"}}""", status),
            new WireResponse(status, "text/html", "<!DOCTYPE html><p>No"),
        })
        {
            await using CidaasServer server = new CidaasServer(response);
            IdentityStoreException exception = await CidaasCase.FailAsync(server);
            Assert.Equal((expected, status), (exception.Kind, exception.HttpStatus));
        }
    }

    [Theory]
    [InlineData("""{"ErrorResp":{"success":false,"status":417,"code":"01230","error":"missing required fields","refnumber":"r-1"}}""", 1230, null, "missing required fields", "r-1")]
    [InlineData("""{"ErrorResp":{"success":false,"status":417,"error":"x y"},"referenceNumber":"r-1"}""", null, null, "x y", "r-1")]
    [InlineData("""{"success":false,"status":417,"code":1230,"error":"missing required fields","referenceNumber":"r-1"}""", 1230, null, "missing required fields", "r-1")]
    [InlineData("""{"success":false,"status":417,"error":{"code":1230,"moreInfo":"","type":"UserException","status":417,"referenceNumber":"r-1","error":"missing required fields"}}""", 1230, "UserException", "missing required fields", "r-1")]
    [InlineData("""{"success":false,"status":417,"refnumber":"r-1","error":{"code":"01230","moreInfo":"more of it"}}""", 1230, null, "more of it", "r-1")]
    [InlineData("""{"error":"invalid_request","error_description":"more of it"}""", null, "invalid_request", "more of it", null)]
    [InlineData("\uFEFF{\"success\":false,\"code\":1230,\"message\":\"m o\"}", 1230, null, "m o", null)]
    [InlineData("""{"success":false,"status":"417","code":{},"error":[],"referenceNumber":17}""", null, null, null, "17")]
    [InlineData("""{"error":"\ud800","referenceNumber":"\ud800"}""", null, null, null, null)]
    [InlineData("""["error"]""", null, null, null, null)]
    [InlineData("<html>", null, null, null, null)]
    [InlineData("", null, null, null, null)]
    public static async Task Body_IsReadInEachOfItsForms(string body, int? code, string? name, string? words, string? reference)
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json(body, 417));

        IdentityStoreException exception = await CidaasCase.FailAsync(server);

        Assert.Equal(
            (IdentityStoreFault.Refused, code, name, words, reference),
            (exception.Kind, exception.Code, exception.ErrorName, exception.ServerMessage, exception.RequestToken));
    }

    [Theory]
    [InlineData("\"01230\"", "HTTP 417 code 01230 (reference r-1).")]
    [InlineData("1230", "HTTP 417 code 1230 (reference r-1).")]
    [InlineData("[]", "HTTP 417 (reference r-1).")]
    public static async Task Code_IsShownAsTheSupportKnowsIt(string code, string expected)
    {
        await using CidaasServer server = new CidaasServer(
            WireResponse.Json($$"""{"success":false,"status":417,"code":{{code}},"error":"x y","referenceNumber":"r-1"}""", 417));
        Assert.Contains(expected, (await CidaasCase.FailAsync(server)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("text/plain")]
    [InlineData("application/problem+json")]
    public static async Task ContentType_DoesNotDecide(string type)
    {
        await using CidaasServer server = new CidaasServer(new WireResponse(417, type, """{"success":false,"code":1230,"error":"x y"}"""));
        Assert.Equal(1230, (await CidaasCase.FailAsync(server)).Code);
    }

    [Theory]
    [InlineData(417, IdentityStoreFault.Refused)]
    [InlineData(403, IdentityStoreFault.Denied)]
    [InlineData(413, IdentityStoreFault.TooLarge)]
    [InlineData(429, IdentityStoreFault.NotDone)]
    [InlineData(500, IdentityStoreFault.Unresolved)]
    public static async Task ErrorUnderASuccess_IsConcludedByItsOwnStatus(int status, IdentityStoreFault expected)
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json($$"""{"success":false,"status":{{status}},"error":"x","data":[]}"""));
        Assert.Equal(expected, (await CidaasCase.FailAsync(server)).Kind);
    }

    [Fact]
    public static async Task Field_IsNamed_WhereTheBodyNamesIt()
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json("""{"error":{"code":1,"fieldKey":"given_name"}}""", 417));
        Assert.Equal("given_name", (await CidaasCase.FailAsync(server)).Argument);
    }

    [Theory]
    [InlineData("error")]
    [InlineData("referenceNumber")]
    [InlineData("fieldKey")]
    public static async Task MemberThatShouldBeAName_AndHoldsAValue_IsNotShown(string member)
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json($$"""{"code":1,"{{member}}":"Canary O'Value"}""", 417));
        IdentityStoreException exception = await CidaasCase.FailAsync(server);
        Assert.DoesNotContain("Canary", exception.Message + exception.Argument + exception.ErrorName + exception.RequestToken, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task RefusedScope_SaysWhatToAskFor()
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json("""{"success":false,"status":403,"error":"forbidden"}""", 403));

        string message = (await CidaasCase.FailAsync(server)).Message;

        Assert.Contains("scope cidaas:bulk_user_create", message, StringComparison.Ordinal);
        Assert.Contains($"issuer URL {server.Uri}", message, StringComparison.Ordinal);
        Assert.Contains("client id client id", message, StringComparison.Ordinal);
        Assert.Contains("cidaas support", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public static async Task TimeToWait_IsKept(int status)
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json("{}", status, "Retry-After: 7\r\n"));
        IdentityStoreException exception = await CidaasCase.FailAsync(server);
        Assert.Equal((IdentityStoreFault.NotDone, TimeSpan.FromSeconds(7)), (exception.Kind, exception.RetryAfter));
    }

    [Fact]
    public static async Task Reset_IsUnresolved()
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Reset);
        Assert.Equal(IdentityStoreFault.Unresolved, (await CidaasCase.FailAsync(server)).Kind);
    }

    [Fact]
    public static async Task CutAnswer_IsUnresolved()
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\n[{\"sub\":\"s1\",\"state\":\"CREATED\"}"));
        Assert.Equal(IdentityStoreFault.Unresolved, (await CidaasCase.FailAsync(server)).Kind);
    }

    [Fact]
    public static async Task AnswerThatIsTooLarge_IsUnresolved()
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Raw("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\nConnection: close\r\n\r\n["));
        Assert.Equal(IdentityStoreFault.Unresolved, (await CidaasCase.FailAsync(server)).Kind);
    }

    [Fact]
    public static async Task AnswerThatIsTooDeep_IsUnresolved()
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json(new string('[', 100_000)));
        Assert.Equal(IdentityStoreFault.Unresolved, (await CidaasCase.FailAsync(server)).Kind);
    }

    [Fact]
    public static async Task NobodyListening_IsNotDone()
    {
        CidaasServer server = new CidaasServer();
        await server.DisposeAsync();
        Assert.Equal(IdentityStoreFault.NotDone, (await CidaasCase.FailAsync(server)).Kind);
    }

    [Fact]
    public static async Task CallAfterTheSessionWasDisconnected_IsDenied()
    {
        await using CidaasServer server = new CidaasServer();
        IIdentityStore store = CidaasCase.Connect(server.Uri);
        store.Dispose();

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => CidaasCase.CreateAsync(store, CidaasCase.WithSubs(1)));

        Assert.Equal(IdentityStoreFault.Denied, exception.Kind);
    }

    [Fact]
    public static async Task Stop_IsACancellation()
    {
        TaskCompletionSource<WireResponse> never = new TaskCompletionSource<WireResponse>();
        await using CidaasServer server = new CidaasServer { Grant = _ => never.Task };
        using IIdentityStore store = CidaasCase.Connect(server.Uri);
        using CancellationTokenSource stop = new CancellationTokenSource();
        Task call = CidaasCase.CreateAsync(store, CidaasCase.WithSubs(1), stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }
}
