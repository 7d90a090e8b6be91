using System;
using System.Text.Json;
using System.Text.Unicode;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Scim.Calls;

/// <summary>Reads bodies that must be JSON.</summary>
internal static class JsonBody
{
    /// <summary>Reads a body as JSON.</summary>
    /// <exception cref="ScimException">The body is too large, or not valid JSON.</exception>
    public static async ValueTask<JsonDocument> ReadAsync(CallRequest request)
    {
        string type = (request.Context.Request.ContentType ?? string.Empty).Split(';')[0].Trim();
        if (!type.Equals("application/scim+json", StringComparison.OrdinalIgnoreCase) && !type.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw new ScimException(415, null, "The content type must be application/scim+json.");
        }

        Utf8Buffer body = await request.ReadBodyAsync().ConfigureAwait(false) ?? throw new ScimException(413, null, "The request is too large.");
        try
        {
            return Utf8.IsValid(body.Span)
                ? JsonDocument.Parse(body.Memory, new JsonDocumentOptions { MaxDepth = JsonStringReader.Options.MaxDepth })
                : throw ScimException.Syntax("The body is not valid UTF-8.");
        }
        catch (JsonException)
        {
            throw ScimException.Syntax("The body is not JSON.");
        }
    }
}
