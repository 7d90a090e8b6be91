using System;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using UserMigration.Sandbox.Calls;
using UserMigration.Sandbox.Hosting;

namespace UserMigration.Sandbox.Http;

/// <summary>Basic authentication (contract of Akamai, section 1), compared in constant time.</summary>
internal sealed class AuthenticationStep : ICallStep
{
    private readonly byte[] _expected;

    public AuthenticationStep(ApiClient client)
    {
        _expected = SHA256.HashData(Encoding.UTF8.GetBytes(client.Id + ":" + client.Secret));
    }

    public ValueTask<CallAnswer> InvokeAsync(CallRequest request, CallDelegate next)
    {
        string? header = request.Context.Request.Headers.Authorization;
        if (!AuthenticationHeaderValue.TryParse(header, out AuthenticationHeaderValue? given))
        {
            return new ValueTask<CallAnswer>(Refuse());
        }

        if (!string.Equals(given.Scheme, "Basic", StringComparison.OrdinalIgnoreCase))
        {
            return new ValueTask<CallAnswer>(CallAnswer.Error(
                ApiError.InvalidAuthMethod,
                "The sandbox knows Basic authentication alone."));
        }

        return IsKnown(given.Parameter) ? next(request) : new ValueTask<CallAnswer>(Refuse());
    }

    private bool IsKnown(string? parameter)
    {
        byte[] decoded = new byte[parameter?.Length ?? 0];
        return parameter is not null
            && Convert.TryFromBase64String(parameter, decoded, out int count)
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(decoded.AsSpan(0, count)), _expected);
    }

    private static CallAnswer Refuse() =>
        CallAnswer.Error(ApiError.InvalidClientCredentials, "Invalid client credentials.");
}
