using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Engine.Tests;

/// <summary>Asks Python, whose codecs are none of ours. The script reads JSON from its input and writes JSON.</summary>
internal static class PythonScript
{
    /// <summary>Runs a script. Skips the test, or fails it, where there is no python3.</summary>
    public static async Task<JsonElement> RunAsync(string script, object input)
    {
        using Process? python = Start(script);
        RequiredPart.Demand(python is not null, "python3 is not installed: its codecs are what ours are compared with.");
        Task<string> output = python!.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await python.StandardInput.WriteAsync(JsonSerializer.Serialize(input));
        python.StandardInput.Close();
        string json = await output;
        await python.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, python.ExitCode);
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static Process? Start(string script)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("python3", ["-c", script])
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
