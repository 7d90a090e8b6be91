using System.Threading.Tasks;
using UserMigration.Sandbox.Cidaas.Calls;
using UserMigration.Sandbox.Faults;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Cidaas.Faults;

/// <summary>
/// Simulates an older tenant, which supports only the old path of the field setup (contract of cidaas, section 6).
/// </summary>
internal sealed class OldFieldSetupFault : Fault
{
    private readonly int _status;

    public OldFieldSetupFault(FaultArguments arguments)
        : base(arguments)
    {
        _status = arguments.Choice("status", "404", "405") == "405" ? 405 : 404;
    }

    protected override bool IsAbout(string call) => call is FieldListCall.NewPath or FieldCall.Path;

    protected override async ValueTask<CallAnswer> StrikeAsync(CallRequest request, CallDelegate next)
    {
        Count(request);
        await request.ReadBodyAsync().ConfigureAwait(false);
        string words = _status == 404 ? "The API does not exist." : "The API does not have this method.";
        return Surface.Error(request, words, _status, _status, retryAfter: null);
    }
}
