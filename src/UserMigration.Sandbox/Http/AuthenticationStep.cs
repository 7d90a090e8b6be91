using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http.Headers;
using System.Threading.Tasks;

namespace UserMigration.Sandbox.Http;

/// <summary>Accepts clients that know the secret, by one of several ways.</summary>
internal sealed class AuthenticationStep : ICallStep
{
    private readonly IReadOnlyList<IAuthenticator> _ways;

    private readonly Func<string?, CallAnswer> _refuse;

    /// <summary>Creates the step.</summary>
    /// <param name="refuse">Creates the answer for other clients. Its argument is a text if the way is unknown.</param>
    /// <param name="ways">The ways that are accepted.</param>
    public AuthenticationStep(Func<string?, CallAnswer> refuse, params IAuthenticator[] ways)
    {
        _refuse = refuse;
        _ways = ways;
    }

    public async ValueTask<CallAnswer> InvokeAsync(CallRequest request, CallDelegate next)
    {
        string? header = request.Context.Request.Headers.Authorization;
        if (!AuthenticationHeaderValue.TryParse(header, out AuthenticationHeaderValue? given))
        {
            return _refuse(null);
        }

        IAuthenticator? way = _ways.FirstOrDefault(way => way.Scheme.Equals(given.Scheme, StringComparison.OrdinalIgnoreCase));
        if (way is null)
        {
            return _refuse($"The sandbox accepts only {string.Join(" and ", _ways.Select(known => known.Scheme))} authentication.");
        }

        return await way.IsKnownAsync(request, given.Parameter).ConfigureAwait(false)
            ? await next(request).ConfigureAwait(false)
            : _refuse(null);
    }
}
