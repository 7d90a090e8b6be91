using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;
using UserMigration.Module.Tests.Hosting;

namespace UserMigration.Module.Tests.Shell;

/// <summary>The shell as a process of its own.</summary>
internal sealed class ShellRun
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private ShellRun(int exitCode, string output, string errors)
    {
        ExitCode = exitCode;
        Output = output;
        Errors = errors;
    }

    public int ExitCode { get; }

    public string Output { get; }

    public string Errors { get; }

    /// <summary>Runs it to its end.</summary>
    public static ShellRun Start(params string[] arguments) => Start(new Dictionary<string, string>(), arguments);

    /// <summary>Runs it to its end, with variables of the environment.</summary>
    public static ShellRun Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using Process process = Begin(environment, arguments);
        process.StandardInput.Close();
        return End(process);
    }

    /// <summary>Starts it and leaves it running.</summary>
    public static Process Begin(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Begin(environment, Environment.CurrentDirectory, arguments);

    /// <summary>Starts it in a folder and leaves it running.</summary>
    public static Process Begin(IReadOnlyDictionary<string, string> environment, string folder, string[] arguments)
    {
        ProcessStartInfo start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(LaidOutModule.Shell);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (KeyValuePair<string, string> variable in environment)
        {
            start.Environment[variable.Key] = variable.Value;
        }

        Signals.HeedInterrupt();
        return Process.Start(start)!;
    }

    /// <summary>Waits for its end.</summary>
    public static ShellRun End(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(s_patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("The shell did not end.");
        }

        return new ShellRun(process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }
}
