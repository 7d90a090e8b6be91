using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;

namespace UserMigration.Engine.Tests.Stores;

/// <summary>Signs with the hmac module of Python, the language of the vendor's client.</summary>
internal static class PythonSignature
{
    private const string Script =
        """
        import base64, hashlib, hmac, json, sys
        def sign(call):
            lines = [call["path"], call["date"]] + sorted(name + "=" + value for name, value in call["fields"])
            text = "".join(line + "\n" for line in lines)
            digest = hmac.new(call["secret"].encode("utf-8"), text.encode("utf-8"), hashlib.sha1).digest()
            return base64.b64encode(digest).decode("ascii")
        json.dump([sign(call) for call in json.load(sys.stdin)], sys.stdout)
        """;

    /// <summary>The signatures of calls, each with its fields. Skips the test, or fails it, where there is no python3.</summary>
    public static async Task<string[]> SignAsync(string path, string date, string secret, IEnumerable<IReadOnlyList<(string Name, string Value)>> calls)
    {
        JsonElement signatures = await PythonScript.RunAsync(
            Script,
            calls.Select(fields => new { path, date, secret, fields = fields.Select(field => new[] { field.Name, field.Value }).ToArray() }).ToArray());
        return signatures.EnumerateArray().Select(signature => signature.GetString()!).ToArray();
    }
}
