using System.Globalization;
using System.Text;

namespace UserMigration.Engine.Tests.Stores;

/// <summary>What a test's server answers.</summary>
internal sealed class WireResponse
{
    private readonly string? _raw;

    public WireResponse(int status, string type, string body, string headers = "")
        : this(string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {status} X\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}Connection: close\r\n\r\n{body}"))
    {
    }

    private WireResponse(string? raw)
    {
        _raw = raw;
    }

    /// <summary>The connection is reset.</summary>
    public static WireResponse Reset { get; } = new WireResponse(null);

    /// <summary>Nothing is answered until the client goes away.</summary>
    public static WireResponse Never { get; } = new WireResponse(string.Empty);

    /// <summary>The bytes of the answer; null resets the connection, and none never answers.</summary>
    public byte[]? Bytes => _raw is null ? null : Encoding.UTF8.GetBytes(_raw);

    public static WireResponse Json(string body, int status = 200, string headers = "") => new WireResponse(status, "application/json", body, headers);

    public static WireResponse Raw(string text) => new WireResponse(text);

    public static WireResponse Token(string token, string expiresIn = "3600") =>
        Json($$"""{"access_token":"{{token}}","token_type":"Bearer","expires_in":{{expiresIn}}}""");
}
