using System;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.PingOne.Answers;
using UserMigration.Sandbox.PingOne.Calls;
using UserMigration.Sandbox.Tokens;

namespace UserMigration.Sandbox.PingOne.Tokens;

/// <summary>Accepts calls with a valid token.</summary>
internal sealed class BearerStep : ICallStep
{
    private readonly CallRouter _router;
    private readonly TokenStore _tokens;

    public BearerStep(CallRouter router, TokenStore tokens)
    {
        _router = router;
        _tokens = tokens;
    }

    public ValueTask<CallAnswer> InvokeAsync(CallRequest request, CallDelegate next) =>
        _router.Find(request.Name) is { NeedsToken: true } && !HasToken(request)
            ? ValueTask.FromResult(PingOneAnswer.Error(PingOneError.NoToken))
            : next(request);

    private bool HasToken(CallRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Context.Request.Headers.Authorization, out AuthenticationHeaderValue? given)
        && given.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
        && given.Parameter is { } token
        && _tokens.IsValid(token);
}
