using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>Authenticates calls. The standard leaves open how (RFC 7644, section 2).</summary>
internal interface IScimAuthentication : System.IDisposable
{
    /// <summary>What to do if the server accepts the client and not the call.</summary>
    string OnPermission { get; }

    /// <summary>What to do if the server does not accept the client.</summary>
    string OnDenied { get; }

    /// <summary>Gets the header of a call.</summary>
    /// <param name="cancellationToken">Stops waiting for a token.</param>
    /// <exception cref="IdentityStoreException">There is no token; nothing was sent.</exception>
    Task<AuthenticationHeaderValue> GetHeaderAsync(CancellationToken cancellationToken);

    /// <summary>Notes that a header was refused.</summary>
    /// <param name="header">The header.</param>
    /// <returns>Whether another header can be obtained, so that the call can be made again.</returns>
    bool TryRenew(AuthenticationHeaderValue header);

    /// <summary>Removes the secret and the token from a text of the server.</summary>
    /// <param name="text">The text.</param>
    string Mask(string text);
}
