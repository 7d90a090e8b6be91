using System.Threading.Tasks;
using UserMigration.Sandbox.Cidaas.Tokens;
using UserMigration.Sandbox.Faults;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Cidaas.Faults;

/// <summary>The tokens that were given are revoked in the middle of a run; a new one is good.</summary>
internal sealed class TokenRevokedFault : Fault
{
    private readonly TokenStore _tokens;

    public TokenRevokedFault(FaultArguments arguments, TokenStore tokens)
        : base(arguments)
    {
        _tokens = tokens;
    }

    protected override async ValueTask<CallAnswer> StrikeAsync(CallRequest request, CallDelegate next)
    {
        if (request.Name == TokenCall.Path)
        {
            return await next(request).ConfigureAwait(false);
        }

        Count(request);
        _tokens.Revoke();
        await request.ReadBodyAsync().ConfigureAwait(false);
        return Surface.Denied(request);
    }
}
