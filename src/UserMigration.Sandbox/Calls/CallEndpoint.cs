using System;
using System.Globalization;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Targets;

namespace UserMigration.Sandbox.Calls;

/// <summary>
/// The HTTP endpoint: creates the call, and sends the answer of the pipeline, as far as its delivery allows.
/// </summary>
internal sealed class CallEndpoint
{
    // The time for sent data to arrive before the connection is broken. Otherwise, the client would receive nothing.
    private static readonly TimeSpan s_arrival = TimeSpan.FromMilliseconds(50);

    private readonly CallDelegate _pipeline;
    private readonly ISurface _surface;
    private readonly TimeProvider _time;

    public CallEndpoint(CallDelegate pipeline, ISurface surface, TimeProvider time)
    {
        _pipeline = pipeline;
        _surface = surface;
        _time = time;
    }

    public async Task InvokeAsync(HttpContext context)
    {
        using CallRequest request = new(context, _surface.NameOf(context.Request));
        using CallAnswer answer = await _pipeline(request).ConfigureAwait(false);
        switch (answer.Delivery)
        {
            case AnswerDelivery.Whole:
                await SendAsync(context, answer, answer.Body.Count).ConfigureAwait(false);
                break;
            case AnswerDelivery.Silence:
                await WaitForGoodbyeAsync(context).ConfigureAwait(false);
                break;
            case AnswerDelivery.Reset:
                Reset(context);
                break;
            default:
                await SendAsync(context, answer, answer.Body.Count / 2).ConfigureAwait(false);
                await Task.Delay(s_arrival, _time, CancellationToken.None).ConfigureAwait(false);
                Reset(context);
                break;
        }
    }

    private static async Task SendAsync(HttpContext context, CallAnswer answer, int count)
    {
        HttpResponse response = context.Response;
        response.StatusCode = answer.Status;
        response.Headers.CacheControl = "no-store";
        if (answer.Challenge is not null)
        {
            response.Headers.WWWAuthenticate = answer.Challenge;
        }

        if (answer.RetryAfter is int seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (answer.Status == StatusCodes.Status204NoContent)
        {
            return;
        }

        response.ContentType = answer.ContentType;
        if (answer.Stream is not null)
        {
            await answer.Stream(response.BodyWriter, context.RequestAborted).ConfigureAwait(false);
            return;
        }

        response.ContentLength = answer.Delivery == AnswerDelivery.HalfInChunks ? null : answer.Body.Count;
        await response.BodyWriter.WriteAsync(answer.Body.Memory.Slice(0, count), context.RequestAborted).ConfigureAwait(false);
    }

    private static async Task WaitForGoodbyeAsync(HttpContext context)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The client has disconnected.
        }
    }

    // Closed without lingering, a connection is reset instead of ended in the regular way.
    private static void Reset(HttpContext context)
    {
        if (context.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
        {
            socket.LingerState = new LingerOption(true, 0);
        }

        context.Abort();
    }
}
