using System.Globalization;
using System.Text;

namespace UserMigration.Engine.Tests.Stores.Cidaas;

/// <summary>What a test's server answers.</summary>
internal sealed class CidaasResponse
{
    private readonly string? _raw;

    public CidaasResponse(int status, string type, string body, string headers = "")
        : this(string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {status} X\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}Connection: close\r\n\r\n{body}"))
    {
    }

    private CidaasResponse(string? raw)
    {
        _raw = raw;
    }

    /// <summary>The connection is reset.</summary>
    public static CidaasResponse Reset { get; } = new CidaasResponse(null);

    /// <summary>The bytes of the answer; null resets the connection.</summary>
    public byte[]? Bytes => _raw is null ? null : Encoding.UTF8.GetBytes(_raw);

    public static CidaasResponse Json(string body, int status = 200, string headers = "") => new CidaasResponse(status, "application/json", body, headers);

    public static CidaasResponse Raw(string text) => new CidaasResponse(text);

    public static CidaasResponse Token(string token, string expiresIn = "3600") =>
        Json($$"""{"access_token":"{{token}}","token_type":"Bearer","expires_in":{{expiresIn}}}""");
}
