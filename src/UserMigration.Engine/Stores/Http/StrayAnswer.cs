namespace UserMigration.Engine.Stores.Http;

/// <summary>Answers of something in front of a store that waiting does not change.</summary>
internal static class StrayAnswer
{
    /// <summary>Whether an answer that is not the store's own is such a one.</summary>
    /// <param name="reply">The answer.</param>
    public static bool Is(StoreReply reply) => reply.Status is (>= 300 and <= 399) or 407 || (reply.IsSuccess && reply.IsHtml);

    /// <summary>What to do about a status, with a blank before it; empty where nothing is known.</summary>
    /// <param name="status">The HTTP status.</param>
    public static string Advise(int status) => status switch
    {
        407 => " A proxy wants a sign-in: give it its credential, or reach the store without it (the environment variables HTTPS_PROXY and NO_PROXY).",
        >= 300 and <= 399 => " It leads elsewhere: give -Uri the address of the store itself, or sign in to what stands in front of it.",
        _ => string.Empty,
    };
}
