using System.Threading.Tasks;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Faults;

/// <summary>The credential is no longer good.</summary>
internal sealed class CredentialsRevokedFault : Fault
{
    public CredentialsRevokedFault(FaultArguments arguments)
        : base(arguments)
    {
    }

    protected override bool IsAbout(string call) => Surface.AsksForCredential(call);

    protected override async ValueTask<CallAnswer> StrikeAsync(CallRequest request, CallDelegate next)
    {
        // The body is taken in any case: a client is to be refused, not to fail at sending.
        await request.ReadBodyAsync().ConfigureAwait(false);
        Count(request);
        return Surface.Denied(request);
    }
}
