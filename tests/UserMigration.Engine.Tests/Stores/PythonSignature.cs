using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Engine.Tests.Stores;

/// <summary>Signs with the hmac module of Python, the language of the vendor's client.</summary>
internal static class PythonSignature
{
    private const string Script =
        """
        import base64, hashlib, hmac, json, sys
        call = json.load(sys.stdin)
        lines = [call["path"], call["date"]] + sorted(name + "=" + value for name, value in call["fields"])
        text = "".join(line + "\n" for line in lines)
        digest = hmac.new(call["secret"].encode("utf-8"), text.encode("utf-8"), hashlib.sha1).digest()
        sys.stdout.write(base64.b64encode(digest).decode("ascii"))
        """;

    /// <summary>The signature of a call. Skips the test, or fails it, where there is no python3.</summary>
    public static async Task<string> SignAsync(string path, string date, string secret, IEnumerable<(string Name, string Value)> fields)
    {
        using Process? python = Start();
        RequiredPart.Demand(python is not null, "python3 is not installed: it makes the signatures that ours are compared with.");
        string[][] pairs = fields.Select(field => new[] { field.Name, field.Value }).ToArray();
        await python!.StandardInput.WriteAsync(JsonSerializer.Serialize(new { path, date, secret, fields = pairs }));
        python.StandardInput.Close();
        string signature = await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await python.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, python.ExitCode);
        return signature;
    }

    private static Process? Start()
    {
        try
        {
            return Process.Start(new ProcessStartInfo("python3", ["-c", Script])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
