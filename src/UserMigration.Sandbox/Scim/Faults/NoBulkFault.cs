using System.Threading.Tasks;
using UserMigration.Sandbox.Faults;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Scim.Calls;

namespace UserMigration.Sandbox.Scim.Faults;

/// <summary>A server that does not have the bulk calls that its configuration promises.</summary>
internal sealed class NoBulkFault : Fault
{
    private readonly int _status;

    public NoBulkFault(FaultArguments arguments)
        : base(arguments)
    {
        _status = arguments.Choice("status", "404", "405", "501") switch { "404" => 404, "405" => 405, _ => 501 };
    }

    protected override bool IsAbout(string call) => call == BulkCall.CallName;

    protected override async ValueTask<CallAnswer> StrikeAsync(CallRequest request, CallDelegate next)
    {
        Count(request);
        await request.ReadBodyAsync().ConfigureAwait(false);
        return Surface.Error(request, "Bulk calls are not supported.", null, _status, retryAfter: null);
    }
}
