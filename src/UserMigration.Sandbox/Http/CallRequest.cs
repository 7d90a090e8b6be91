using Microsoft.AspNetCore.Http;

namespace UserMigration.Sandbox.Http;

/// <summary>A call on its way through the pipeline. Its body is read by the last step alone.</summary>
internal sealed class CallRequest
{
    public CallRequest(HttpContext context)
    {
        Context = context;
        Name = (context.Request.Path.Value ?? string.Empty).TrimStart('/');
    }

    public HttpContext Context { get; }

    /// <summary>The name of the call: the path.</summary>
    public string Name { get; }
}
