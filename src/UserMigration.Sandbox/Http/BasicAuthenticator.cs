using System;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;

namespace UserMigration.Sandbox.Http;

/// <summary>Basic authentication, compared in constant time.</summary>
internal sealed class BasicAuthenticator : IAuthenticator
{
    private readonly byte[] _expected;

    public BasicAuthenticator(ApiClient client)
    {
        _expected = SHA256.HashData(Encoding.UTF8.GetBytes(client.Id + ":" + client.Secret));
    }

    public string Scheme => "Basic";

    public ValueTask<bool> IsKnownAsync(CallRequest request, string? parameter)
    {
        byte[] decoded = new byte[parameter?.Length ?? 0];
        return ValueTask.FromResult(parameter is not null
            && Convert.TryFromBase64String(parameter, decoded, out int count)
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(decoded.AsSpan(0, count)), _expected));
    }
}
