using System;
using System.Threading.Tasks;
using UserMigration.Sandbox.Hosting;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Startup;

namespace UserMigration.Sandbox;

/// <summary>The sandbox: a local identity store that behaves like one of the targets.</summary>
internal static class Program
{
    private const int CannotStart = 2;

    private static async Task<int> Main(string[] arguments)
    {
        try
        {
            SandboxOptions options = SandboxOptions.Parse(arguments, Surfaces.All);
            await SandboxHost.RunAsync(options, ApiClient.FromEnvironment(), TimeProvider.System).ConfigureAwait(false);
            return 0;
        }
        catch (StartException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message.ReplaceLineEndings(" ")).ConfigureAwait(false);
            return CannotStart;
        }
    }
}
