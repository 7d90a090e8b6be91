namespace UserMigration.Engine.Stores.Http;

/// <summary>Recognizes answers of a server in front of a store for which waiting does not help.</summary>
internal static class StrayAnswer
{
    /// <summary>Whether an answer that does not come from the store is such an answer.</summary>
    /// <param name="reply">The answer.</param>
    public static bool Is(StoreReply reply) => reply.Status is (>= 300 and <= 399) or 407 || (reply.IsSuccess && reply.IsHtml);

    /// <summary>Gets the recommendation for a status, with a space before it; empty if there is none.</summary>
    /// <param name="status">The HTTP status.</param>
    public static string Advise(int status) => status switch
    {
        407 => " A proxy requires authentication: configure its credential, or bypass the proxy (the environment variables HTTPS_PROXY and NO_PROXY).",
        >= 300 and <= 399 => " It redirects to another address: specify the address of the store itself with -Uri, or sign in to the server in front of it.",
        _ => string.Empty,
    };
}
