using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http.Headers;
using System.Threading.Tasks;

namespace UserMigration.Sandbox.Http;

/// <summary>Lets in who knows the secret, by one of several ways.</summary>
internal sealed class AuthenticationStep : ICallStep
{
    private readonly IReadOnlyList<IAuthenticator> _ways;

    private readonly Func<string?, CallAnswer> _refuse;

    /// <summary>Makes the step.</summary>
    /// <param name="refuse">Makes the answer to others; it is given words where the way is one that is not known.</param>
    /// <param name="ways">The ways.</param>
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
            return _refuse($"The sandbox knows {string.Join(" and ", _ways.Select(known => known.Scheme))} authentication alone.");
        }

        return await way.IsKnownAsync(request, given.Parameter).ConfigureAwait(false)
            ? await next(request).ConfigureAwait(false)
            : _refuse(null);
    }
}
