using System.Threading.Tasks;
using UserMigration.Sandbox.Cidaas.Calls;
using UserMigration.Sandbox.Faults;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Tokens;

namespace UserMigration.Sandbox.Cidaas.Faults;

/// <summary>Revokes all tokens in the middle of a run; a new token is accepted.</summary>
internal sealed class TokenRevokedFault : Fault
{
    private readonly CallRouter _router;
    private readonly TokenStore _tokens;

    public TokenRevokedFault(FaultArguments arguments, CallRouter router, TokenStore tokens)
        : base(arguments)
    {
        _router = router;
        _tokens = tokens;
    }

    protected override bool IsAbout(string call) => _router.Find(call) is { Access.NeedsToken: true };

    protected override async ValueTask<CallAnswer> StrikeAsync(CallRequest request, CallDelegate next)
    {
        Count(request);
        _tokens.Revoke();
        await request.ReadBodyAsync().ConfigureAwait(false);
        return Surface.Denied(request);
    }
}
