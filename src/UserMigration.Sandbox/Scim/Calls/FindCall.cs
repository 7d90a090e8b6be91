using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Scim.Answers;
using UserMigration.Sandbox.Scim.Filters;
using UserMigration.Sandbox.Scim.Users;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Scim.Calls;

/// <summary>Finds users by a filter (RFC 7644, section 3.4.2). userName, externalId and id are found by an index; other filters read all users.</summary>
internal sealed class FindCall : IScimCall
{
    private const int Piece = 500;

    private readonly UserTable _users;

    public FindCall(UserTable users)
    {
        _users = users;
    }

    public string Name => "GET Users";

    public ValueTask<CallAnswer> AnswerAsync(CallRequest request)
    {
        string? text = request.Context.Request.Query["filter"];
        int count = Math.Min(Number(request, "count", ScimOptions.MaxResults), ScimOptions.MaxResults);
        int start = Math.Max(Number(request, "startIndex", 1), 1);
        if (string.IsNullOrEmpty(text) && count == 0)
        {
            return ValueTask.FromResult(ScimAnswer.Json(writer => ListWriter.Write(writer, _users.Count(), 0, () => { })));
        }

        string address = UserWork.AddressOf(request);
        bool hasVersions = ScimOptions.Of(request).HasVersions;
        UserRow[] found = Find(string.IsNullOrEmpty(text) ? null : FilterParser.Parse(text), address, hasVersions).ToArray();
        UserRow[] shown = found.Skip(start - 1).Take(count).ToArray();
        return ValueTask.FromResult(ScimAnswer.Json(writer => ListWriter.Write(
            writer,
            found.Length,
            shown.Length,
            () =>
            {
                foreach (UserRow user in shown)
                {
                    UserWriter.Write(writer, user, address, hasVersions, GetCall.AttributesOf(request));
                }
            },
            start)));
    }

    private IEnumerable<UserRow> Find(UserFilter? filter, string address, bool hasVersions) =>
        filter?.ValuesOf("userName") is { } names ? names.Select(_users.FindName).OfType<UserRow>().DistinctBy(user => user.Id)
        : filter?.ValuesOf("externalId") is { } externals ? externals.SelectMany(_users.FindExternal).DistinctBy(user => user.Id)
        : filter?.ValuesOf("id") is { } ids ? ids.Select(_users.Find).OfType<UserRow>().DistinctBy(user => user.Id)
        : Scan().Where(user => filter is null || Matches(user, filter, address, hasVersions));

    private IEnumerable<UserRow> Scan()
    {
        long last = 0;
        List<UserRow> rows;
        do
        {
            rows = _users.Scan(last, Piece);
            foreach (UserRow row in rows)
            {
                last = row.Id;
                yield return row;
            }
        }
        while (rows.Count == Piece);
    }

    private static bool Matches(UserRow user, UserFilter filter, string address, bool hasVersions)
    {
        using Utf8Buffer resource = JsonBuffer.Write(writer => UserWriter.Write(writer, user, address, hasVersions));
        using JsonDocument document = JsonDocument.Parse(resource.Memory);
        return filter.Matches(document.RootElement);
    }

    private static int Number(CallRequest request, string name, int usual)
    {
        string? text = request.Context.Request.Query[name];
        return string.IsNullOrEmpty(text) ? usual
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? Math.Max(number, 0)
            : throw ScimException.Value($"The parameter {name} must be a whole number.");
    }
}
