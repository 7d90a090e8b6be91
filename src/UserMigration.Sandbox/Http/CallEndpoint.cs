using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace UserMigration.Sandbox.Http;

/// <summary>Where HTTP begins and ends: makes the call, and sends the answer that the pipeline gives.</summary>
internal sealed class CallEndpoint
{
    private readonly CallDelegate _pipeline;

    public CallEndpoint(CallDelegate pipeline)
    {
        _pipeline = pipeline;
    }

    public async Task InvokeAsync(HttpContext context)
    {
        using CallAnswer answer = await _pipeline(new CallRequest(context)).ConfigureAwait(false);
        HttpResponse response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Count;
        response.Headers.CacheControl = "no-store";
        await response.BodyWriter.WriteAsync(answer.Body.Memory, context.RequestAborted).ConfigureAwait(false);
    }
}
