using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Engine.Sandbox;

/// <summary>
/// Starts the sandbox as a child process. The sandbox writes its address in one line of JSON, and ends when its standard input
/// closes, so it also ends if this process is killed.
/// </summary>
public static class SandboxLauncher
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>Starts a sandbox and waits until it listens.</summary>
    /// <param name="options">How to start it.</param>
    /// <param name="cancellationToken">Cancels the wait, and ends the process.</param>
    /// <exception cref="MigrationException">The sandbox can't be started, or ended immediately.</exception>
    public static async Task<MigrationSandbox> StartAsync(SandboxOptions options, CancellationToken cancellationToken)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        if (!File.Exists(options.AssemblyPath))
        {
            throw new MigrationException(
                "SandboxNotFound",
                MigrationFault.NotInstalled,
                $"The sandbox file '{options.AssemblyPath}' does not exist. Install the complete module.",
                options.AssemblyPath);
        }

        Process process = Start(options);
        StringBuilder errors = new StringBuilder();
        process.ErrorDataReceived += (_, line) =>
        {
            lock (errors)
            {
                errors.AppendLine(line.Data);
            }
        };
        process.BeginErrorReadLine();
        try
        {
            string? hello = await FirstLineAsync(process, cancellationToken).ConfigureAwait(false);
            if (hello is null)
            {
                process.WaitForExit();
                lock (errors)
                {
                    throw Failed(errors.ToString().Trim());
                }
            }

            return Read(process, hello, options.Target);
        }
        catch
        {
            process.StandardInput.Close();
            process.Dispose();
            throw;
        }
    }

    private static Process Start(SandboxOptions options)
    {
        string? dotnet = DotnetHost.Find();
        if (dotnet is null)
        {
            throw new MigrationException(
                "DotnetNotFound",
                MigrationFault.NotInstalled,
                "The sandbox needs .NET 8 or later with ASP.NET Core, but dotnet was not found. Install the ASP.NET Core runtime.");
        }

        ProcessStartInfo start = new ProcessStartInfo(dotnet, string.Join(" ", options.ToArguments().Select(Quote)))
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Settings for the host of this process would affect the child process.
        start.EnvironmentVariables["DOTNET_NOLOGO"] = "1";
        start.EnvironmentVariables.Remove("ASPNETCORE_URLS");
        start.EnvironmentVariables.Remove("DOTNET_STARTUP_HOOKS");
        try
        {
            return Process.Start(start) ?? throw Failed("The process did not start.");
        }
        catch (Exception exception) when (exception is Win32Exception or IOException)
        {
            throw Failed(exception.Message);
        }
    }

    private static async Task<string?> FirstLineAsync(Process process, CancellationToken cancellationToken)
    {
        // The task itself is not canceled, because a partly read line would be lost. If the wait ends, the process is ended too.
        Task<string?> line = Task.Run<string?>(() => process.StandardOutput.ReadLine(), CancellationToken.None);
        Task first = await Task.WhenAny(line, Task.Delay(s_patience, cancellationToken)).ConfigureAwait(false);
        if (first != line)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Failed($"It did not answer within {s_patience.TotalSeconds:0} s.");
        }

        return await line.ConfigureAwait(false);
    }

    private static MigrationSandbox Read(Process process, string hello, IdentityTarget target)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(hello);
            JsonElement root = document.RootElement;
            string secret = root.GetProperty("clientSecret").GetString()!;
            return new MigrationSandbox(
                process,
                new Uri(root.GetProperty("uri").GetString()!),
                root.GetProperty("clientId").GetString()!,
                new NetworkCredential(string.Empty, secret).SecurePassword,
                target);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or UriFormatException)
        {
            throw Failed("Its first line is not valid.");
        }
    }

    private static MigrationException Failed(string reason)
    {
        bool lacksFramework = reason.IndexOf("Microsoft.AspNetCore.App", StringComparison.Ordinal) >= 0;
        return lacksFramework
            ? new MigrationException(
                "AspNetCoreNotFound",
                MigrationFault.NotInstalled,
                "The sandbox needs .NET 8 or later with ASP.NET Core, but this .NET does not include it. Install the ASP.NET Core runtime.")
            : new MigrationException(
                "SandboxStartFailed",
                MigrationFault.InvalidOperation,
                "The sandbox could not be started. " + reason);
    }

    // These are the rules of the C runtime for a command line: a backslash is only special before a quotation mark.
    private static string Quote(string argument)
    {
        StringBuilder quoted = new StringBuilder("\"");
        int backslashes = 0;
        foreach (char c in argument)
        {
            if (c == '"')
            {
                quoted.Append('\\', backslashes + 1);
            }

            backslashes = c == '\\' ? backslashes + 1 : 0;
            quoted.Append(c);
        }

        return quoted.Append('\\', backslashes).Append('"').ToString();
    }
}
