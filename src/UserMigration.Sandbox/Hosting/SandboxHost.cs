using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using UserMigration.Sandbox.Calls;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Startup;
using UserMigration.Sandbox.Targets;

namespace UserMigration.Sandbox.Hosting;

/// <summary>
/// The web server: Kestrel on loopback. It reads no settings except its options, logs nothing, and writes its address
/// in one line to standard output.
/// </summary>
internal static class SandboxHost
{
    private static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(2);

    /// <summary>Runs the server until it is stopped.</summary>
    /// <exception cref="StartException">The server can't start.</exception>
    public static async Task RunAsync(SandboxOptions options, ApiClient client, TimeProvider time)
    {
        using ISurface surface = options.Target.Open(options, client, time);
        CallEndpoint endpoint = new(CallPipeline.Create(options, surface, time), surface, time);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, options.Port));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = s_farewell);
        if (Console.IsInputRedirected)
        {
            builder.Services.AddSingleton<IHostLifetime, ChildLifetime>();
        }

        await using WebApplication application = builder.Build();
        application.Run(endpoint.InvokeAsync);
        try
        {
            await application.StartAsync().ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            throw new StartException($"The sandbox can't listen on port {options.Port}: {exception.Message}", exception);
        }

        Greet(application, options.Target, client);
        ParentWatch.Start(application.Lifetime.StopApplication);
        await application.WaitForShutdownAsync().ConfigureAwait(false);
    }

    private static void Configure(KestrelServerOptions kestrel, int port)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Listen(IPAddress.Loopback, port);
    }

    private static void Greet(WebApplication application, ITarget target, ApiClient client)
    {
        IServer server = application.Services.GetRequiredService<IServer>();
        string address = server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Console.Out.WriteLine(JsonSerializer.Serialize(new
        {
            uri = address.TrimEnd('/') + "/",
            target = target.Name,
            clientId = client.Id,
            clientSecret = client.Secret,
            processId = Environment.ProcessId,
        }));
        Console.Out.Flush();
    }
}
