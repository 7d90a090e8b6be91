using System;

namespace UserMigration.Sandbox.Http;

/// <summary>The media types of bodies.</summary>
internal static class MediaType
{
    public const string Json = "application/json";

    public const string Form = "application/x-www-form-urlencoded";

    /// <summary>Whether the body of a call has a media type.</summary>
    public static bool Is(CallRequest request, string type)
    {
        string given = request.Context.Request.ContentType ?? string.Empty;
        int end = given.IndexOf(';', StringComparison.Ordinal);
        return (end < 0 ? given : given.Substring(0, end)).Trim().Equals(type, StringComparison.OrdinalIgnoreCase);
    }
}
