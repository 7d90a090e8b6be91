using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Sandbox.Cidaas.Answers;
using UserMigration.Sandbox.Cidaas.Calls;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Tokens;

namespace UserMigration.Sandbox.Cidaas.Tokens;

/// <summary>
/// Reads the parameters of a request for a token: a form, or the same members as JSON, as some clients send them.
/// </summary>
internal static class TokenParameters
{
    /// <summary>Reads the parameters. Parameters without a value are ignored (RFC 6749, section 3.2).</summary>
    /// <exception cref="OAuthException">The parameters can't be read.</exception>
    public static async ValueTask<IReadOnlyDictionary<string, string>> ReadAsync(CallRequest request)
    {
        try
        {
            if (MediaType.Is(request, MediaType.Json))
            {
                using JsonDocument body = await JsonBody.ReadAsync(request).ConfigureAwait(false);
                return ReadJson(body.RootElement);
            }

            return MediaType.Is(request, MediaType.Form)
                ? ReadForm(await request.ReadFormAsync().ConfigureAwait(false))
                : throw OAuthException.InvalidRequest("The content type must be that of a form.");
        }
        catch (Exception exception) when (exception is FormException or CidaasException)
        {
            throw OAuthException.InvalidRequest(exception.Message);
        }
    }

    private static Dictionary<string, string> ReadForm(CallForm form) => form.Fields()
        .Where(field => !field.Value.IsEmpty)
        .ToDictionary(field => field.Key, field => Encoding.UTF8.GetString(field.Value.Span), StringComparer.Ordinal);

    private static Dictionary<string, string> ReadJson(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw OAuthException.InvalidRequest("The body must be an object.");
        }

        Dictionary<string, string> parameters = new(StringComparer.Ordinal);
        foreach (JsonProperty member in body.EnumerateObject())
        {
            string text = member.Value.ValueKind == JsonValueKind.String ? member.Value.ToString() : string.Empty;
            if (text.Length > 0 && !parameters.TryAdd(member.Name, text))
            {
                throw OAuthException.InvalidRequest("A parameter is given twice.");
            }
        }

        return parameters;
    }
}
