using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Engine.Stores.Http;

/// <summary>Authenticates calls.</summary>
internal interface ICallAuthentication
{
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
