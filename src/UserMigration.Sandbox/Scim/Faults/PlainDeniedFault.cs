using System.Threading.Tasks;
using UserMigration.Sandbox.Faults;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Scim.Faults;

/// <summary>Refuses the credential with plain text in place of an error in JSON.</summary>
internal sealed class PlainDeniedFault : Fault
{
    public PlainDeniedFault(FaultArguments arguments)
        : base(arguments)
    {
    }

    protected override bool IsAbout(string call) => Surface.AsksForCredential(call);

    protected override async ValueTask<CallAnswer> StrikeAsync(CallRequest request, CallDelegate next)
    {
        Count(request);
        await request.ReadBodyAsync().ConfigureAwait(false);
        return CallAnswer.Plain(401, "Unauthorized");
    }
}
