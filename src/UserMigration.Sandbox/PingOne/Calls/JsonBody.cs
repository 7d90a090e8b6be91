using System;
using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.PingOne.Answers;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.PingOne.Calls;

/// <summary>Reads bodies that must be a JSON object.</summary>
internal static class JsonBody
{
    public const string Import = "application/vnd.pingidentity.user.import+json";
    public const string PasswordSet = "application/vnd.pingidentity.password.set+json";

    /// <summary>Reads the body of a call.</summary>
    /// <param name="request">The call.</param>
    /// <param name="types">The media types that are accepted.</param>
    /// <exception cref="PingOneException">The body has another media type, is too large, or is not a JSON object.</exception>
    public static async ValueTask<JsonDocument> ReadAsync(CallRequest request, params string[] types)
    {
        Utf8Buffer body = await request.ReadBodyAsync().ConfigureAwait(false)
            ?? throw new PingOneException(PingOneError.Of(413, "REQUEST_TOO_LARGE", "The request is too large."));
        if (!Array.Exists(types, type => MediaType.Is(request, type)))
        {
            throw new PingOneException(PingOneError.Of(415, "UNSUPPORTED_MEDIA_TYPE", $"The content type must be {string.Join(" or ", types)}."));
        }

        try
        {
            JsonDocument document = JsonBuffer.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document
                : throw new PingOneException(PingOneError.BadRequest("The body must be an object."));
        }
        catch (JsonException exception)
        {
            throw new PingOneException(PingOneError.BadRequest(exception.Message));
        }
    }
}
