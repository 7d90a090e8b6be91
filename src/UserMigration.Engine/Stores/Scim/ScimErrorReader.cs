using UserMigration.Engine.Stores.Http;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>Interprets the answers to calls that failed as a whole.</summary>
internal static class ScimErrorReader
{
    /// <summary>Creates the exception for an answer.</summary>
    /// <param name="call">The call.</param>
    /// <param name="reply">The answer.</param>
    /// <param name="authentication">Knows what to do if the client is refused, and removes its secret from texts.</param>
    public static IdentityStoreException ToException(ScimCall call, ScimReply reply, IScimAuthentication authentication)
    {
        int status = reply.Http.Status;
        FailureRow row = RowOf(reply);
        string message = Describe(reply) + (row.Conclusion == IdentityStoreFault.Denied ? " " + Advise(status, call, authentication) : string.Empty);
        IdentityStoreException exception = row.CreateException(message);
        exception.Code = reply.Error is null ? null : status;
        exception.HttpStatus = status;
        exception.ErrorName = reply.Error?.Type;
        exception.ServerMessage = reply.Error?.Words is { } words ? authentication.Mask(words) : null;
        exception.RetryAfter = reply.Http.RetryAfter;
        exception.IsDuplicate = reply.Error?.IsDuplicate(status) == true;
        exception.IsFromElsewhere = reply.Error is null && StrayAnswer.Is(reply.Http);
        return exception;
    }

    /// <summary>Whether an answer refuses the content of the call, and nothing else of it.</summary>
    /// <param name="reply">The answer.</param>
    public static bool IsRefusal(ScimReply reply) => reply.Error is not null && !reply.Http.IsSuccess && RowOf(reply).Conclusion == IdentityStoreFault.Refused;

    private static FailureRow RowOf(ScimReply reply) =>
        ScimFailures.Table.Find(new StoreFailure(reply.Http.Status, reply.Error is null ? null : reply.Http.Status, reply.Http.SaysWhenToRetry));

    private static string Describe(ScimReply reply)
    {
        if (reply.Error is { } error)
        {
            return $"The store answered HTTP {reply.Http.Status}{(error.Type is { } type ? " " + type : string.Empty)}.";
        }

        return reply.Http.IsSuccess
            ? "The answer is not one of SCIM 2.0. A proxy or gateway in front of the store may have answered."
            : $"The store answered HTTP {reply.Http.Status}{(reply.Http.IsHtml ? " with a page that is not from the store" : string.Empty)}.";
    }

    private static string Advise(int status, ScimCall call, IScimAuthentication authentication) => status switch
    {
        401 => authentication.OnDenied,
        403 => authentication.OnPermission,
        407 => StrayAnswer.Advise(status).TrimStart(),
        301 or 307 or 308 => "It redirects to another address: specify the address of SCIM itself with -Uri.",
        404 or 405 or 410 => $"It does not have the path {call.Place}. Check -Uri: it is the address below which Users is, such as https://host/scim/v2.",
        _ => "Check -Uri and the settings of the API client.",
    };
}
