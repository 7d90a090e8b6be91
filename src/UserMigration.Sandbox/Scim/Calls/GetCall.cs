using System;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Scim.Answers;
using UserMigration.Sandbox.Scim.Users;

namespace UserMigration.Sandbox.Scim.Calls;

/// <summary>Returns a user (RFC 7644, section 3.4.1).</summary>
internal sealed class GetCall : IScimCall
{
    private readonly UserWork _work;

    public GetCall(UserWork work)
    {
        _work = work;
    }

    public string Name => "GET Users/{id}";

    public ValueTask<CallAnswer> AnswerAsync(CallRequest request)
    {
        UserRow user = _work.Get(UserWork.IdOf(request));
        return ValueTask.FromResult(ScimAnswer.Json(writer =>
            UserWriter.Write(writer, user, UserWork.AddressOf(request), ScimOptions.Of(request).HasVersions, AttributesOf(request))));
    }

    /// <summary>Returns the names of the attributes that a call asks for; null for all.</summary>
    public static string[]? AttributesOf(CallRequest request) => request.Context.Request.Query.TryGetValue("attributes", out Microsoft.Extensions.Primitives.StringValues names)
        ? names.ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        : null;
}
