using System;

namespace UserMigration.Engine.Stores.Http;

/// <summary>The address of a store: https, so that no password travels in the open; http on loopback alone.</summary>
internal static class StoreAddress
{
    /// <summary>Checks an address. A bare host name is taken as https.</summary>
    /// <param name="uri">The address as given.</param>
    /// <param name="what">What it is the address of, in the message.</param>
    /// <returns>The address, absolute and with a slash at its end.</returns>
    /// <exception cref="MigrationException">It can't be used.</exception>
    public static Uri Check(Uri uri, string what = "store")
    {
        if (uri is null)
        {
            throw new ArgumentNullException(nameof(uri));
        }

        if (!uri.IsAbsoluteUri && !Uri.TryCreate("https://" + uri.OriginalString, UriKind.Absolute, out uri!))
        {
            throw Invalid("StoreUriInvalid", $"The address of the {what} can't be read. Give it as https://host.");
        }

        if (!IsSafe(uri))
        {
            throw Invalid(
                "StoreUriNotHttps",
                $"The address of the {what} must be https, and is {uri.Scheme}: passwords would travel in the open. "
                    + "Only a sandbox on this machine may use http.");
        }

        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            throw Invalid("StoreUriInvalid", $"The address of the {what} may have no user, query or fragment. Give the credential with -Credential.");
        }

        return uri.AbsolutePath.EndsWith("/", StringComparison.Ordinal) ? uri : new Uri(uri.AbsoluteUri + "/");
    }

    /// <summary>Whether secrets may be sent to an address: it is https, or http on loopback.</summary>
    /// <param name="uri">The address; absolute.</param>
    public static bool IsSafe(Uri uri) => uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback);

    private static MigrationException Invalid(string errorId, string message) =>
        new MigrationException(errorId, MigrationFault.InvalidArgument, message);
}
