using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Engine.Tests.Passwords;

/// <summary>Runs other programs that make hashes: perl (crypt of the C library), openssl, python3 with passlib.</summary>
internal static class OtherProgram
{
    /// <summary>What passlib needs to make all kinds, as Debian's packages are called.</summary>
    public const string PasslibPackages = "python3-passlib, python3-argon2 and python3-bcrypt";

    /// <summary>The python3 of the system, whose packages apt installs, before one that is found first on the path.</summary>
    public static string Python { get; } = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    /// <summary>Runs a program with an input and gives the lines of its output; null where it is missing or fails.</summary>
    public static async Task<IReadOnlyList<string>?> RunAsync(string program, IEnumerable<string> arguments, string input)
    {
        using Process? process = Start(program, arguments);
        if (process is null)
        {
            return null;
        }

        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read all.
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        string text = await output;
        TestContext.Current.TestOutputHelper?.WriteLine(await errors);
        return process.ExitCode == 0 ? text.Split('\n').Where(line => line.Length > 0).ToArray() : null;
    }

    private static Process? Start(string program, IEnumerable<string> arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
