using System.Text.Json;
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
        if (!MediaType.Is(request, "application/scim+json") && !MediaType.Is(request, MediaType.Json))
        {
            throw new ScimException(415, null, "The content type must be application/scim+json.");
        }

        Utf8Buffer body = await request.ReadBodyAsync().ConfigureAwait(false) ?? throw new ScimException(413, null, "The request is too large.");
        try
        {
            return JsonBuffer.Parse(body);
        }
        catch (JsonException exception)
        {
            throw ScimException.Syntax(exception.Message);
        }
    }
}
