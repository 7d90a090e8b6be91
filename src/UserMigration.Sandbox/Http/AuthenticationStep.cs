using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using UserMigration.Sandbox.Calls;

namespace UserMigration.Sandbox.Http;

/// <summary>Lets in who knows the secret, by one of the ways of the contract of Akamai, section 1.</summary>
internal sealed class AuthenticationStep : ICallStep
{
    private readonly IReadOnlyList<IAuthenticator> _ways;

    public AuthenticationStep(params IAuthenticator[] ways)
    {
        _ways = ways;
    }

    public async ValueTask<CallAnswer> InvokeAsync(CallRequest request, CallDelegate next)
    {
        string? header = request.Context.Request.Headers.Authorization;
        if (!AuthenticationHeaderValue.TryParse(header, out AuthenticationHeaderValue? given))
        {
            return Refuse();
        }

        IAuthenticator? way = _ways.FirstOrDefault(way => way.Scheme.Equals(given.Scheme, StringComparison.OrdinalIgnoreCase));
        if (way is null)
        {
            return CallAnswer.Error(
                ApiError.InvalidAuthMethod,
                $"The sandbox knows {string.Join(" and ", _ways.Select(known => known.Scheme))} authentication alone.");
        }

        return await way.IsKnownAsync(request, given.Parameter).ConfigureAwait(false)
            ? await next(request).ConfigureAwait(false)
            : Refuse();
    }

    private static CallAnswer Refuse() =>
        CallAnswer.Error(ApiError.InvalidClientCredentials, "Invalid client credentials.");
}
