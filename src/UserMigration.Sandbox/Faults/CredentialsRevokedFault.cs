using System.Threading.Tasks;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Faults;

/// <summary>Refuses the credential, as if it had been revoked.</summary>
internal sealed class CredentialsRevokedFault : Fault
{
    public CredentialsRevokedFault(FaultArguments arguments)
        : base(arguments)
    {
    }

    protected override bool IsAbout(string call) => Surface.AsksForCredential(call);

    protected override async ValueTask<CallAnswer> StrikeAsync(CallRequest request, CallDelegate next)
    {
        // The body is always read: the client should be refused, and not fail while sending.
        await request.ReadBodyAsync().ConfigureAwait(false);
        Count(request);
        return Surface.Denied(request);
    }
}
