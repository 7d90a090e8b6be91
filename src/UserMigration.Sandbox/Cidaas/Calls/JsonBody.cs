using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Sandbox.Cidaas.Answers;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Cidaas.Calls;

/// <summary>Reads bodies that must be JSON.</summary>
internal static class JsonBody
{
    /// <summary>Reads a body as JSON.</summary>
    /// <exception cref="CidaasException">The body is too large, or not valid JSON.</exception>
    public static async ValueTask<JsonDocument> ReadAsync(CallRequest request)
    {
        if (!MediaType.Is(request, MediaType.Json))
        {
            throw new CidaasException(CidaasError.BadRequest($"The content type must be {MediaType.Json}."));
        }

        Utf8Buffer body = await request.ReadBodyAsync().ConfigureAwait(false)
            ?? throw new CidaasException(new CidaasError(413, null, "The request is too large."));
        try
        {
            return JsonBuffer.Parse(body);
        }
        catch (JsonException exception)
        {
            throw new CidaasException(CidaasError.BadRequest(exception.Message));
        }
    }
}
