using UserMigration.Engine.Stores.Http;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>Creates the exception for an answer that is not JSON of the API.</summary>
internal static class AkamaiHttp
{
    /// <summary>Creates the exception for an HTTP answer.</summary>
    /// <param name="reply">The answer.</param>
    public static IdentityStoreException ToException(StoreReply reply)
    {
        string message = reply.Status == 200
            ? "The answer is not JSON of the store. A proxy or gateway in front of the store may have answered."
            : $"The answer is HTTP {reply.Status} and does not come from the store." + StrayAnswer.Advise(reply.Status);
        IdentityStoreException exception = AkamaiFailures.Table.Find(new StoreFailure(reply.Status, null, reply.SaysWhenToRetry, reply.ToText())).CreateException(message);
        exception.HttpStatus = reply.Status;
        exception.RetryAfter = reply.RetryAfter;
        exception.IsFromElsewhere = StrayAnswer.Is(reply);
        return exception;
    }
}
