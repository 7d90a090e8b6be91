using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests;

/// <summary>Faults after which a client can't know, or thinks that it can't: what counts is whether the user is there.</summary>
public sealed class LostAnswerTests : SharedFaultSandboxTests
{
    private readonly FaultSandbox _faults;

    public LostAnswerTests(FaultSandbox fixture)
        : base(fixture)
    {
        _faults = fixture;
    }

    [Theory]
    [InlineData("ErrorBeforeCommit", 500, 0)]
    [InlineData("ErrorBeforeCommit:code=480", 480, 0)]
    [InlineData("ErrorAfterCommit", 500, 1)]
    [InlineData("ErrorAfterCommit:code=504", 504, 1)]
    public async Task A_JSON_error_hides_whether_the_work_is_done(string fault, int code, int created)
    {
        long before = await _faults.CountWithoutFaultsAsync();
        await _faults.SetAsync(fault);

        JsonElement answer = await _faults.BulkCreateAsync(_faults.NewRecord());

        Assert.Equal(code, SandboxProcess.Code(answer));
        Assert.Equal(before + created, await _faults.CountWithoutFaultsAsync());
    }

    [Theory]
    [InlineData("ErrorBeforeCommit:status=503", 503, "text/plain", 0)]
    [InlineData("ErrorAfterCommit:status=502", 502, "text/plain", 1)]
    [InlineData("ErrorAfterCommit:status=500,code=500", 500, "application/json", 1)]
    [InlineData("ProxyHtml", 200, "text/html", 1)]
    [InlineData("ProxyHtml:status=502,when=before", 502, "text/html", 0)]
    public async Task An_HTTP_error_or_a_page_hides_it_too(string fault, int status, string type, int created)
    {
        long before = await _faults.CountWithoutFaultsAsync();
        await _faults.SetAsync(fault);

        using HttpResponseMessage response = await _faults.SendAsync(_faults.NewRecord());

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(before + created, await _faults.CountWithoutFaultsAsync());
    }

    [Theory]
    [InlineData("ResetBefore", 0)]
    [InlineData("ResetAfter", 1)]
    public async Task A_reset_is_one(string fault, int created)
    {
        long before = await _faults.CountWithoutFaultsAsync();
        await _faults.SetAsync(fault);

        HttpRequestException exception = await Assert.ThrowsAsync<HttpRequestException>(() => _faults.SendAsync(_faults.NewRecord()));

        SocketException cause = Assert.IsType<SocketException>(exception.GetBaseException());
        Assert.Equal(SocketError.ConnectionReset, cause.SocketErrorCode);
        Assert.Equal(before + created, await _faults.CountWithoutFaultsAsync());
    }

    [Theory]
    [InlineData("Hang:calls=entity.bulkCreate", 0)]
    [InlineData("Hang:calls=entity.bulkCreate,when=after", 1)]
    public async Task A_call_that_hangs_ends_when_the_client_gives_up(string fault, int created)
    {
        long before = await _faults.CountWithoutFaultsAsync();
        await _faults.SetAsync(fault);
        using CancellationTokenSource gaveUp = new();
        using FormUrlEncodedContent content = new([new("type_name", "user"), new("all_attributes", $"[{_faults.NewRecord()}]")]);
        Task<HttpResponseMessage> call = _faults.Sandbox.Http.PostAsync("entity.bulkCreate", content, gaveUp.Token);
        while (await StruckAsync() == 0 || await _faults.Sandbox.CountAsync() < before + created)
        {
            Assert.False(call.IsCompleted);
        }

        await gaveUp.CancelAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(() => call);
        Assert.Equal(before + created, await _faults.CountWithoutFaultsAsync());
    }

    [Theory]
    [InlineData("TruncatedBody", true)]
    [InlineData("TruncatedBody:chunked=true", false)]
    public async Task A_body_breaks_off_after_the_work_is_done(string fault, bool hasLength)
    {
        long before = await _faults.CountWithoutFaultsAsync();
        await _faults.SetAsync(fault);
        using FormUrlEncodedContent content = new([new("type_name", "user"), new("all_attributes", $"[{_faults.NewRecord()}]")]);
        using HttpRequestMessage request = new(HttpMethod.Post, "entity.bulkCreate") { Content = content };

        using HttpResponseMessage response = await _faults.Sandbox.Http.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(hasLength, response.Content.Headers.ContentLength is not null);
        using Stream body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        byte[] start = new byte[14];
        await body.ReadExactlyAsync(start, TestContext.Current.CancellationToken);
        Assert.Equal("{\"stat\":\"ok\",\""u8.ToArray(), start);
        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken));
        Assert.Equal(before + 1, await _faults.CountWithoutFaultsAsync());
    }

    [Theory]
    [InlineData("FewerResults", 2)]
    [InlineData("FewerResults:drop=2", 1)]
    [InlineData("FewerResults:drop=9", 0)]
    public async Task An_answer_has_fewer_results_than_records_were_sent(string fault, int results)
    {
        long before = await _faults.CountWithoutFaultsAsync();
        await _faults.SetAsync(fault);

        JsonElement answer = await _faults.BulkCreateAsync(_faults.NewRecord(), _faults.NewRecord(), _faults.NewRecord());

        Assert.Equal(results, answer.GetProperty("uuid_results").GetArrayLength());
        Assert.Equal(results, answer.GetProperty("results").GetArrayLength());
        Assert.Equal(before + 3, await _faults.CountWithoutFaultsAsync());
    }

    private async Task<int> StruckAsync() => Assert.Single(await _faults.FaultsAsync()).GetProperty("struck").GetInt32();
}
