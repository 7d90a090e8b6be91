using System.Linq;
using UserMigration.Engine.Stores.Http;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>Interprets the answers to calls that failed (contract of PingOne).</summary>
internal static class PingOneErrorReader
{
    private const string Username = "username";

    /// <summary>Creates the exception for an answer.</summary>
    /// <param name="call">The call.</param>
    /// <param name="reply">The answer.</param>
    /// <param name="advice">The recommendations for an administrator.</param>
    public static IdentityStoreException ToException(PingOneCall call, PingOneReply reply, PingOneAdvice advice)
    {
        PingOneError? error = reply.Error;
        FailureRow row = call.IsOfUser && IsAbsent(reply)
            ? new FailureRow(IdentityStoreFault.Refused, CallEffect.None, CallWait.None, _ => true)
            : PingOneFailures.Table.Find(new StoreFailure(reply.Http.Status, null, reply.Http.SaysWhenToRetry));
        string message = Describe(reply) + (row.Conclusion == IdentityStoreFault.Denied ? " " + Advise(reply.Http.Status, call, advice) : string.Empty);
        IdentityStoreException exception = row.CreateException(message);
        exception.HttpStatus = reply.Http.Status;
        exception.ErrorName = error?.Code;
        exception.RequestToken = error?.Id;
        exception.ServerMessage = error is null ? null : WordsOf(reply, error);
        exception.IsDuplicate = row.Conclusion == IdentityStoreFault.Refused && IsDuplicate(reply);
        exception.RetryAfter = reply.Http.RetryAfter;
        exception.IsFromElsewhere = error is null && StrayAnswer.Is(reply.Http);
        return exception;
    }

    /// <summary>Creates the answer for a record that the store refused because of its values.</summary>
    /// <param name="reply">The answer, which has an error with details.</param>
    /// <param name="error">The error.</param>
    public static StoreRecordAnswer ToRecordAnswer(PingOneReply reply, PingOneError error) =>
        StoreRecordAnswer.Refused(null, error.Code, WordsOf(reply, error), IsDuplicate(reply), error.Id);

    /// <summary>Whether the answer is an error of the store that says that something does not exist.</summary>
    /// <param name="reply">The answer.</param>
    public static bool IsAbsent(PingOneReply reply) => reply.Http.Status == 404 && reply.Error is not null;

    /// <summary>
    /// Whether a new user may have been refused because its username is taken. The code of this error is not documented, so any error
    /// about the username counts that does not say which values are allowed. Only a look-up shows whether the user exists.
    /// </summary>
    private static bool IsDuplicate(PingOneReply reply) => reply.Http.Status is 400 or 409
        && reply.Error is { } error
        && (error.Details.Any(detail => detail is { Target: Username, Limits: null }) || (reply.Http.Status == 409 && error.Details.Count == 0));

    private static string WordsOf(PingOneReply reply, PingOneError error) => reply.Mask(
        error.Details.Count == 0 ? error.Message ?? string.Empty : string.Join(" ", error.Details.Select(detail => detail.ToString())));

    private static string Describe(PingOneReply reply) => reply.Error is not { } error
        ? reply.Http.IsSuccess
            ? "The answer is not the one of the store that was expected. A proxy or gateway in front of the store may have answered."
            : $"The store answered HTTP {reply.Http.Status}{(reply.Http.IsHtml ? " with a page that is not from the store" : string.Empty)}."
        : $"The store answered HTTP {reply.Http.Status}{(error.Code is null ? string.Empty : " " + error.Code)}{(error.Id is null ? string.Empty : $" (reference {error.Id})")}.";

    private static string Advise(int status, PingOneCall call, PingOneAdvice advice) => status switch
    {
        401 => PingOneAdvice.OnToken,
        403 => advice.OnRole,
        404 when !call.IsOfUser => PingOneAdvice.OnEnvironment,
        404 or 405 or 410 => $"It does not have the path {call.Place}. Check -Uri.",
        407 => StrayAnswer.Advise(status).TrimStart(),
        301 or 307 or 308 => "It redirects to another address: specify the address of the API itself with -Uri or -Region.",
        _ => "Check -Uri or -Region, and the settings of the worker app.",
    };
}
