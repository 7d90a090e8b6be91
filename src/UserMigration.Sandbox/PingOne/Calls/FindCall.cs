using System.Globalization;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.PingOne.Answers;
using UserMigration.Sandbox.PingOne.Users;

namespace UserMigration.Sandbox.PingOne.Calls;

/// <summary>Finds users by a filter, page by page.</summary>
internal sealed class FindCall : IPingOneCall
{
    private const int Usual = 100;
    private const int Most = 1000;

    private readonly UserTable _users;

    public FindCall(UserTable users)
    {
        _users = users;
    }

    public string Name => CallRouter.FindMany;

    public bool NeedsToken => true;

    public ValueTask<CallAnswer> AnswerAsync(CallRequest request, CallPlace place)
    {
        IQueryCollection query = request.Context.Request.Query;
        int limit = Number(query, "limit", Usual);
        int start = Number(query, "cursor", 0);
        if (limit is < 1 or > Most)
        {
            throw new PingOneException(PingOneError.BadData([new PingOneDetail("INVALID_VALUE", "limit", "must be from 1 to 1000")]));
        }

        string filter = query["filter"].ToString();
        UserPage page = filter.Length == 0 ? _users.Page(start, limit) : _users.Find(UserFilter.Parse(filter), start, limit);
        return ValueTask.FromResult(PingOneAnswer.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartObject("_links"u8);
            if (page.Next is long next)
            {
                writer.WriteStartObject("next"u8);
                writer.WriteString(
                    "href"u8,
                    $"{request.Context.Request.Scheme}://{request.Context.Request.Host}{request.Context.Request.Path}?limit={limit}&cursor={next}"
                        + (filter.Length == 0 ? string.Empty : "&filter=" + System.Uri.EscapeDataString(filter)));
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteStartObject("_embedded"u8);
            writer.WriteStartArray("users"u8);
            foreach (UserRow row in page.Rows)
            {
                UserWriter.Write(writer, row);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteNumber("count"u8, page.Count);
            writer.WriteNumber("size"u8, page.Rows.Count);
            writer.WriteEndObject();
        }));
    }

    private static int Number(IQueryCollection query, string name, int otherwise) =>
        !query.TryGetValue(name, out Microsoft.Extensions.Primitives.StringValues text) ? otherwise
        : int.TryParse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
        : throw new PingOneException(PingOneError.BadData([new PingOneDetail("INVALID_VALUE", name, "is not a number")]));
}
