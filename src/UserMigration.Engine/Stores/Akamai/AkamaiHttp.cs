using UserMigration.Engine.Stores.Http;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>Creates the exception of an answer that is not JSON of the API.</summary>
internal static class AkamaiHttp
{
    /// <summary>Makes the exception for an HTTP answer.</summary>
    /// <param name="reply">The answer.</param>
    public static IdentityStoreException ToException(StoreReply reply)
    {
        string message = reply.Status == 200
            ? "The answer is no JSON of the store; something in front of it may have answered."
            : $"The answer is HTTP {reply.Status}, not one of the store's own." + StrayAnswer.Advise(reply.Status);
        IdentityStoreException exception = AkamaiFailures.Table.Find(new StoreFailure(reply.Status, null, reply.SaysWhenToRetry, reply.ToText())).CreateException(message);
        exception.HttpStatus = reply.Status;
        exception.RetryAfter = reply.RetryAfter;
        exception.IsFromElsewhere = StrayAnswer.Is(reply);
        return exception;
    }
}
