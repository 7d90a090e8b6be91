using UserMigration.Engine.Stores.Http;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>Interprets the answers to calls that failed as a whole (contract of cidaas, section 1).</summary>
internal static class CidaasErrorReader
{
    private const int UserNotFound = 10301;

    /// <summary>Creates the exception for an answer.</summary>
    /// <param name="call">The call.</param>
    /// <param name="reply">The answer.</param>
    /// <param name="advice">The recommendations for an administrator.</param>
    public static IdentityStoreException ToException(CidaasCall call, CidaasReply reply, CidaasAdvice advice)
    {
        CidaasError error = reply.Error;
        int status = StatusOf(reply);
        FailureRow row = CidaasFailures.Table.Find(new StoreFailure(status, error.Code, reply.Http.SaysWhenToRetry));
        string message = Describe(reply) + (row.Conclusion == IdentityStoreFault.Denied ? " " + Advise(status, call, advice) : string.Empty);
        IdentityStoreException exception = row.CreateException(message);
        exception.Code = error.Code;
        exception.HttpStatus = reply.Http.Status;
        exception.ErrorName = error.Name;
        exception.RequestToken = error.Reference;
        exception.ServerMessage = error.Words is { } words ? reply.Mask(words) : null;
        exception.Argument = error.Field;
        exception.RetryAfter = reply.Http.RetryAfter;
        exception.IsFromElsewhere = !error.IsError && StrayAnswer.Is(reply.Http);
        return exception;
    }

    /// <summary>Whether the answer to a look-up means that the user does not exist. Versions of the store report this in different ways.</summary>
    /// <param name="reply">The answer.</param>
    public static bool IsNobody(CidaasReply reply)
    {
        int status = StatusOf(reply);
        return status == 204 || (status == 404 && !reply.Http.IsHtml) || HasCodeOfNobody(reply, status);
    }

    /// <summary>
    /// Whether the answer to a call for a user means that the user does not exist. Requires an error of the store itself, because a 404
    /// without such an error can also mean that the API does not exist.
    /// </summary>
    /// <param name="reply">The answer.</param>
    public static bool IsAbsent(CidaasReply reply)
    {
        int status = StatusOf(reply);
        return (status == 404 && reply.Error.IsError) || HasCodeOfNobody(reply, status);
    }

    /// <summary>Whether the answer has the code for a missing user. A 404 without this code can also refer to the path.</summary>
    /// <param name="reply">The answer.</param>
    public static bool NamesNobody(CidaasReply reply) => reply.Error.IsError && reply.Error.Code == UserNotFound;

    /// <summary>Whether an answer means that the path or the method does not exist in the store.</summary>
    /// <param name="reply">The answer.</param>
    public static bool IsNowhere(CidaasReply reply) => StatusOf(reply) is 404 or 405 or 410;

    private static bool HasCodeOfNobody(CidaasReply reply, int status) =>
        status is >= 200 and <= 499 and not 401 and not 403 && reply.Error.IsError && reply.Error.Code == UserNotFound;

    /// <summary>Gets the status of the answer: the HTTP status or, if a successful HTTP answer contains an error, the status of the error.</summary>
    private static int StatusOf(CidaasReply reply) =>
        reply.Http.IsSuccess && reply.Error is { IsError: true, Status: { } status and >= 400 and <= 599 } ? status : reply.Http.Status;

    private static string Describe(CidaasReply reply)
    {
        CidaasError error = reply.Error;
        if (!error.IsError)
        {
            return reply.Http.IsSuccess
                ? "The answer is not JSON of the store. A proxy or gateway in front of the store may have answered."
                : $"The store answered HTTP {reply.Http.Status}{(reply.Http.IsHtml ? " with a page that is not from the store" : string.Empty)}.";
        }

        string code = error.WrittenCode is { } written ? $" code {written}" : string.Empty;
        string name = error.Name is { } word ? " " + word : string.Empty;
        string reference = error.Reference is { } token ? $" (reference {token})" : string.Empty;
        return $"The store answered HTTP {reply.Http.Status}{code}{name}{reference}.";
    }

    private static string Advise(int status, CidaasCall call, CidaasAdvice advice) => status switch
    {
        401 => advice.OnToken,
        407 => StrayAnswer.Advise(status).TrimStart(),
        403 when call.NeedsRole => advice.OnRole + " " + advice.OnScope(call.Scope),
        403 => advice.OnScope(call.Scope),
        301 or 307 or 308 => "It redirects to another address: specify the address of the tenant itself with -Uri.",
        404 or 405 or 410 => $"It does not have the path {call.Place}. Check -Uri.",
        _ => "Check -Uri and the settings of the API client.",
    };
}
