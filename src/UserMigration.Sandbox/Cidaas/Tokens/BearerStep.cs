using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using UserMigration.Sandbox.Cidaas.Answers;
using UserMigration.Sandbox.Cidaas.Calls;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Tokens;

namespace UserMigration.Sandbox.Cidaas.Tokens;

/// <summary>Accepts calls with a valid token that has the scope of the call (contract of cidaas, section 1).</summary>
internal sealed class BearerStep : ICallStep
{
    private readonly CallRouter _router;
    private readonly TokenStore _tokens;
    private readonly ErrorShape _shape;

    public BearerStep(CallRouter router, TokenStore tokens, ErrorShape shape)
    {
        _router = router;
        _tokens = tokens;
        _shape = shape;
    }

    public ValueTask<CallAnswer> InvokeAsync(CallRequest request, CallDelegate next)
    {
        CidaasError? error = _router.Find(request.Name) is { Access.NeedsToken: true } call ? Judge(request, call.Access.Scope) : null;
        return error is null ? next(request) : ValueTask.FromResult(CidaasAnswer.Error(_shape, error));
    }

    private CidaasError? Judge(CallRequest request, string? scope)
    {
        string? header = request.Context.Request.Headers.Authorization;
        if (!AuthenticationHeaderValue.TryParse(header, out AuthenticationHeaderValue? given)
            || !given.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            || given.Parameter is null)
        {
            return CidaasError.NoToken;
        }

        IReadOnlyCollection<string>? scopes = _tokens.Find(given.Parameter);
        return scopes is null ? CidaasError.BadToken : scope is null || scopes.Contains(scope) ? null : CidaasError.NoScope(scope);
    }
}
