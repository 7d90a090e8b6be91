using System;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Faults;

/// <summary>Creates the faults that replace the right answer by one of their own, or by none.</summary>
internal static class AnswerFaults
{
    private const string Words = "An unexpected error occurred.";

    /// <summary>
    /// An error of the API (<c>code</c>), an HTTP error without JSON (<c>status</c>), or an error of the API under an
    /// HTTP status.
    /// </summary>
    public static Fault Error(FaultArguments arguments, bool isAfter)
    {
        int? status = arguments.Integer("status", 400, 599);
        int? code = arguments.Integer("code", 1, 99_999);
        int? retryAfter = arguments.Integer("retryafter", 0, 3600);
        Func<CallRequest, CallAnswer> answer = status is int http && code is null
            ? _ => CallAnswer.Plain(http, Words, retryAfter)
            : request => arguments.Surface.Error(request, Words, code, status, retryAfter);
        return new AnswerFault(arguments, isAfter, answer);
    }

    /// <summary>The connection is reset.</summary>
    public static Fault Reset(FaultArguments arguments, bool isAfter) =>
        new AnswerFault(arguments, isAfter, _ => CallAnswer.None(AnswerDelivery.Reset));

    /// <summary>No answer is sent until the client gives up.</summary>
    public static Fault Hang(FaultArguments arguments) => new AnswerFault(
        arguments,
        arguments.IsSecond("when", "before", "after"),
        _ => CallAnswer.None(AnswerDelivery.Silence));

    /// <summary>A page of a proxy in place of JSON.</summary>
    public static Fault ProxyHtml(FaultArguments arguments)
    {
        int status = arguments.Integer("status", 200, 599) ?? 200;
        bool isBefore = arguments.IsSecond("when", "after", "before");
        return new AnswerFault(arguments, !isBefore, _ => CallAnswer.Html(status, "Proxy", "The page can't be shown at the moment."));
    }
}
