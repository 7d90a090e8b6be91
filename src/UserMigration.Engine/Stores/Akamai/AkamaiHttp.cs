using System;
using UserMigration.Engine.Stores.Http;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>What is concluded from an answer that is no JSON of the API: the same table, its HTTP side.</summary>
internal static class AkamaiHttp
{
    private static readonly string[] s_sizeWords =
    {
        "too large", "too big", "request size", "payload size", "body size", "size limit", "maximum size", "content length",
    };

    /// <summary>Makes the exception for an HTTP answer.</summary>
    /// <param name="reply">The answer.</param>
    public static IdentityStoreException ToException(StoreReply reply)
    {
        string message = reply.Status == 200
            ? "The answer is no JSON of the store; something in front of it may have answered."
            : $"The answer is HTTP {reply.Status}, not one of the store's own." + StrayAnswer.Advise(reply.Status);
        return new IdentityStoreException(Conclude(reply), message)
        {
            HttpStatus = reply.Status,
            RetryAfter = reply.RetryAfter,
            IsFromElsewhere = StrayAnswer.Is(reply),
        };
    }

    /// <summary>Whether a status stands for a call that is too large, because its text speaks of size.</summary>
    /// <param name="status">The status.</param>
    /// <param name="text">The text.</param>
    public static bool IsTooLarge(int status, string? text) =>
        status is 403 or 502 or 504
        && text is not null
        && Array.Exists(s_sizeWords, words => text.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0);

    private static IdentityStoreFault Conclude(StoreReply reply) => reply.Status switch
    {
        429 or 510 => IdentityStoreFault.NotDone,
        503 when reply.SaysWhenToRetry => IdentityStoreFault.NotDone,
        413 => IdentityStoreFault.TooLarge,
        _ when IsTooLarge(reply.Status, reply.ToText()) => IdentityStoreFault.TooLarge,
        401 or 403 or 407 => IdentityStoreFault.Denied,

        // What is elsewhere was not done here; 302 and 303 can follow what was.
        301 or 307 or 308 => IdentityStoreFault.Denied,
        _ => IdentityStoreFault.Unresolved,
    };
}
