using System;

namespace UserMigration.Engine.Stores.Http;

/// <summary>Checks the address of a store: https, so that passwords are never sent unencrypted; http only on loopback.</summary>
internal static class StoreAddress
{
    /// <summary>Checks an address. For a bare host name, https is assumed.</summary>
    /// <param name="uri">The address as specified.</param>
    /// <param name="what">The server that the address belongs to, for the message.</param>
    /// <returns>The absolute address, with a slash at its end.</returns>
    /// <exception cref="MigrationException">The address can't be used.</exception>
    public static Uri Check(Uri uri, string what = "store")
    {
        if (uri is null)
        {
            throw new ArgumentNullException(nameof(uri));
        }

        if (!uri.IsAbsoluteUri && !Uri.TryCreate("https://" + uri.OriginalString, UriKind.Absolute, out uri!))
        {
            throw Invalid("StoreUriInvalid", $"The address of the {what} is not valid. Write it as https://host.");
        }

        if (!IsSafe(uri))
        {
            throw Invalid(
                "StoreUriNotHttps",
                $"The address of the {what} must use https, but it uses {uri.Scheme}. Passwords would be sent unencrypted. "
                    + "Only a sandbox on this machine can use http.");
        }

        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            throw Invalid("StoreUriInvalid", $"The address of the {what} must not have a user, a query or a fragment. Specify the credential with -Credential.");
        }

        return uri.AbsolutePath.EndsWith("/", StringComparison.Ordinal) ? uri : new Uri(uri.AbsoluteUri + "/");
    }

    /// <summary>Whether secrets may be sent to an address: it is https, or http on loopback.</summary>
    /// <param name="uri">The address; absolute.</param>
    public static bool IsSafe(Uri uri) => uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback);

    private static MigrationException Invalid(string errorId, string message) =>
        new MigrationException(errorId, MigrationFault.InvalidArgument, message);
}
