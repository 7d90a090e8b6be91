using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Faults;

/// <summary>
/// Simulates infrastructure in front of the API that accepts no large bodies: HTTP 413, or another status with a text
/// about the size (contract of Akamai, section 5).
/// </summary>
internal sealed class TooLargeFault : Fault
{
    private readonly int _most;
    private readonly int _status;

    public TooLargeFault(FaultArguments arguments)
        : base(arguments)
    {
        _most = arguments.Integer("bytes", 0, int.MaxValue) ?? throw arguments.Missing("bytes, the maximum size of a body");
        _status = arguments.Integer("status", 400, 599) ?? 413;
    }

    protected override async ValueTask<CallAnswer> StrikeAsync(CallRequest request, CallDelegate next)
    {
        Utf8Buffer? body = await request.ReadBodyAsync().ConfigureAwait(false);
        if (body is not null && body.Count <= _most)
        {
            return await next(request).ConfigureAwait(false);
        }

        Count(request);
        return CallAnswer.Html(_status, "Request Entity Too Large", "The request body is too large.");
    }
}
