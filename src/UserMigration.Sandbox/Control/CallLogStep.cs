using System.Collections.Generic;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Control;

/// <summary>Writes every call to the log when it arrives, before anything else is done.</summary>
internal sealed class CallLogStep : ICallStep
{
    private readonly CallLog _log;
    private readonly HashSet<string> _names;

    public CallLogStep(CallLog log, IEnumerable<string> calls)
    {
        _log = log;
        _names = new HashSet<string>(calls);
    }

    public async ValueTask<CallAnswer> InvokeAsync(CallRequest request, CallDelegate next)
    {
        // Any other path is text that the client chose.
        CallLogEntry entry = _log.Begin(_names.Contains(request.Name) ? request.Name : "?");
        CallAnswer answer = await next(request).ConfigureAwait(false);
        _log.End(entry, request, answer);
        return answer;
    }
}
