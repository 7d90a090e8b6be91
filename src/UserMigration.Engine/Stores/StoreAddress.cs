using System;

namespace UserMigration.Engine.Stores;

/// <summary>The address of a store: https, so that no password travels in the open; http on loopback alone.</summary>
internal static class StoreAddress
{
    /// <summary>Checks an address. A bare host name is taken as https.</summary>
    /// <param name="uri">The address as given.</param>
    /// <returns>The address, absolute and with a slash at its end.</returns>
    /// <exception cref="MigrationException">It can't be used.</exception>
    public static Uri Check(Uri uri)
    {
        if (uri is null)
        {
            throw new ArgumentNullException(nameof(uri));
        }

        if (!uri.IsAbsoluteUri && !Uri.TryCreate("https://" + uri.OriginalString, UriKind.Absolute, out uri!))
        {
            throw Invalid("StoreUriInvalid", "The address of the store can't be read. Give it as https://host.");
        }

        bool isHttp = uri.Scheme == Uri.UriSchemeHttp;
        if (uri.Scheme != Uri.UriSchemeHttps && !(isHttp && uri.IsLoopback))
        {
            throw Invalid(
                "StoreUriNotHttps",
                $"The address of the store must be https, and is {uri.Scheme}: passwords would travel in the open. "
                    + "Only a sandbox on this machine may use http.");
        }

        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            throw Invalid("StoreUriInvalid", "The address of the store may have no user, query or fragment. Give the credential with -Credential.");
        }

        return uri.AbsolutePath.EndsWith("/", StringComparison.Ordinal) ? uri : new Uri(uri.AbsoluteUri + "/");
    }

    private static MigrationException Invalid(string errorId, string message) =>
        new MigrationException(errorId, MigrationFault.InvalidArgument, message);
}
