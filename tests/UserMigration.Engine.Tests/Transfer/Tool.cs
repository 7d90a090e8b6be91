using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Xunit;

namespace UserMigration.Engine.Tests.Transfer;

/// <summary>A program that a test runs to its end: ssh-keygen, puttygen.</summary>
internal static class Tool
{
    private static readonly string[] s_systemFolders = ["/usr/sbin", "/usr/local/sbin", "/usr/bin"];

    /// <summary>Finds a program, also where only an administrator's path has it; null where it is not installed.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Concat(s_systemFolders)
        .Where(folder => folder.Length > 0)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);

    /// <summary>Runs a program. Skips the test, or fails it, where it is not installed.</summary>
    public static string Run(string name, params string[] arguments)
    {
        string? program = Find(name);
        RequiredPart.Demand(program is not null, $"{name} is not installed: keys for the tests are made with it.");
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program!, arguments) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
            process.StandardInput.Close();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            return output;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"{name} does not start.", exception);
        }
    }
}
