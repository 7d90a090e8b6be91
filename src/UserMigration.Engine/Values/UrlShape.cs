using System;

namespace UserMigration.Engine.Values;

/// <summary>The form of an absolute URL (RFC 3986), as far as any store can count on it: a scheme, and a host where it is one of the web.</summary>
internal static class UrlShape
{
    /// <summary>Whether it is an absolute URL.</summary>
    /// <param name="text">The text.</param>
    public static bool IsUrl(string text)
    {
        int colon = text.IndexOf(':');
        if (colon < 1 || !Uri.CheckSchemeName(text.Substring(0, colon)))
        {
            return false;
        }

        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                return false;
            }
        }

        // What has no authority is a name such as urn:…, or a host and a port without their scheme.
        return text.Length > colon + 3
            && string.CompareOrdinal(text, colon, "://", 0, 3) == 0
            && Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
            && (uri.Host.Length > 0 || uri.IsFile);
    }
}
