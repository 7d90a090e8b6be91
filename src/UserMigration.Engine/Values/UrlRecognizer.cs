using System;

namespace UserMigration.Engine.Values;

/// <summary>Recognizes absolute URLs (RFC 3986) that any store accepts: with a scheme, and with a host if it is a web address.</summary>
internal static class UrlRecognizer
{
    /// <summary>Whether text is an absolute URL.</summary>
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

        // Text without an authority is a name such as urn:…, or a host and a port without a scheme.
        return text.Length > colon + 3
            && string.CompareOrdinal(text, colon, "://", 0, 3) == 0
            && Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
            && (uri.Host.Length > 0 || uri.IsFile);
    }
}
