using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Stores.Http;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>Reads users out with <c>entity.find</c>, page by page in the order of their ids (contract, section 8).</summary>
internal static class AkamaiPages
{
    private const byte LineFeed = (byte)'\n';
    private const byte CarriageReturn = (byte)'\r';

    private static readonly string[] s_sort = { "id" };

    // Whatever is selected, an export needs to know which user it has, and in which version.
    private static readonly string[] s_always = { "id", "uuid", "created", "lastUpdated" };

    /// <summary>Writes the fields of a call.</summary>
    /// <param name="request">What to read.</param>
    public static FormBody CreateBody(UserPageRequest request)
    {
        FormBody body = new FormBody()
            .Add("type_name", request.EntityType)
            .Add("filter", FilterOf(request))
            .AddJson("sort_on", writer => AttributeWriter.Write(writer, s_sort))
            .Add("max_results", request.Size.ToString(CultureInfo.InvariantCulture));
        if (request.Attributes is { } attributes)
        {
            body.AddJson("attributes", writer => AttributeWriter.Write(writer, s_always.Concat(attributes).Distinct(StringComparer.Ordinal).ToArray()));
        }

        return body;
    }

    /// <summary>Finds the users in an answer.</summary>
    /// <param name="json">The answer.</param>
    /// <param name="request">What was requested.</param>
    /// <returns>The page; null if the answer does not report success, or is not one of users.</returns>
    /// <exception cref="IdentityStoreException">The users are not those that were requested.</exception>
    public static UserPage? Read(ReadOnlyMemory<byte> json, UserPageRequest request)
    {
        List<PagedUser>? users = null;
        bool isOk = false;
        try
        {
            Utf8JsonReader reader = new Utf8JsonReader(json.Span);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isStat = reader.ValueTextEquals("stat");
                bool isResults = reader.ValueTextEquals("results");
                reader.Read();
                if (isResults && reader.TokenType == JsonTokenType.StartArray)
                {
                    users = ReadUsers(ref reader, request);
                    continue;
                }

                isOk |= isStat && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("ok");
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            return null;
        }
        catch (IdentityStoreException) when (!isOk && !SaysOk(json.Span))
        {
            // What an error has in place of users does not matter.
            return null;
        }

        return !isOk || users is null ? null
            : new UserPage(json.Span.IndexOfAny(LineFeed, CarriageReturn) < 0 ? json : WithoutLineBreaks(json), users);
    }

    /// <summary>Whether a call failed because its answer is larger than an answer may be. On .NET Framework, that is not known.</summary>
    /// <param name="exception">The failure.</param>
    public static bool IsAnswerTooLarge(IdentityStoreException exception) =>
#if NET8_0_OR_GREATER
        exception.InnerException is System.Net.Http.HttpRequestException { HttpRequestError: System.Net.Http.HttpRequestError.ConfigurationLimitExceeded };
#else
        false;
#endif

    /// <summary>Reads what identifies a user.</summary>
    /// <param name="json">The user.</param>
    /// <exception cref="IdentityStoreException">It is not a user of an answer.</exception>
    public static PagedUser ReadOne(ReadOnlySpan<byte> json)
    {
        try
        {
            Utf8JsonReader reader = new Utf8JsonReader(json);
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject ? ReadUser(ref reader) : throw Strange("This is not a user.");
        }
        catch (JsonException)
        {
            throw Strange("This is not a user.");
        }
    }

    // The word can come after the users.
    private static bool SaysOk(ReadOnlySpan<byte> json)
    {
        try
        {
            Utf8JsonReader reader = new Utf8JsonReader(json);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isStat = reader.ValueTextEquals("stat");
                reader.Read();
                if (isStat)
                {
                    return reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("ok");
                }

                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // An answer that was cut off says nothing.
        }

        return false;
    }

    private static List<PagedUser> ReadUsers(ref Utf8JsonReader reader, UserPageRequest request)
    {
        List<PagedUser> users = new List<PagedUser>();
        long last = request.Numbers is null ? request.After : long.MinValue;
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            PagedUser user = ReadUser(ref reader);
            if (user.Number <= last)
            {
                throw Strange("The store returned users that are not in the order of their ids, or an id twice.");
            }

            last = user.Number;
            users.Add(user);
        }

        return users.Count <= request.Size ? users : throw Strange("The store returned more users than were requested.");
    }

    private static PagedUser ReadUser(ref Utf8JsonReader reader)
    {
        int start = checked((int)reader.TokenStartIndex);
        long? id = null;
        long changed = 0;
        PasswordPresence password = PasswordPresence.Absent;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isId = reader.ValueTextEquals("id");
            bool isChange = reader.ValueTextEquals("lastUpdated");
            bool isPassword = reader.ValueTextEquals("password");
            reader.Read();
            if (isId && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long number))
            {
                id = number;
            }
            else if (isChange && reader.TokenType == JsonTokenType.String)
            {
                changed = TimeReader.Read(reader.GetString())?.UtcTicks ?? 0;
            }
            else if (isPassword)
            {
                password = reader.TokenType == JsonTokenType.Null ? PasswordPresence.Empty : PasswordPresence.Present;
            }

            reader.Skip();
        }

        return id is { } known
            ? new PagedUser(known, changed, start, checked((int)reader.BytesConsumed) - start, password)
            : throw Strange("The store returned a user without an id.");
    }

    // A store may indent its answers, but a line of a file must be one user. Within JSON text, line breaks are escaped, so these are only between values.
    private static byte[] WithoutLineBreaks(ReadOnlyMemory<byte> json)
    {
        byte[] flat = json.ToArray();
        for (int i = 0; i < flat.Length; i++)
        {
            flat[i] = flat[i] is LineFeed or CarriageReturn ? (byte)' ' : flat[i];
        }

        return flat;
    }

    private static string FilterOf(UserPageRequest request)
    {
        string own = request.Numbers is { } numbers
            ? string.Join(" or ", numbers.Select(number => "id = " + number.ToString(CultureInfo.InvariantCulture)))
            : "id > " + request.After.ToString(CultureInfo.InvariantCulture);
        return string.IsNullOrEmpty(request.Filter) ? own
            : request.Numbers is null ? $"({request.Filter}) and {own}"
            : $"({request.Filter}) and ({own})";
    }

    private static IdentityStoreException Strange(string what) => new IdentityStoreException(IdentityStoreFault.Unresolved, what);
}
