using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace UserMigration.Module.Tests.Hosting;

/// <summary>Signals to a process; not on Windows.</summary>
internal static class Signals
{
    public const int Interrupt = 2;
    public const int Kill = 9;

    private const nint Default = 0;

    /// <summary>Sends one; 0 where it was sent.</summary>
    public static int Send(int processId, int signal) => SendSignal(processId, signal);

    /// <summary>
    /// Stops ignoring Ctrl-C. A shell starts what it runs in the background with the signal ignored, and each process started from there
    /// inherits that.
    /// </summary>
    public static void HeedInterrupt()
    {
        if (OperatingSystem.IsLinux() && IgnoresInterrupt())
        {
            SetHandler(Interrupt, Default);
        }
    }

    // proc(5): SigIgn is a mask in hexadecimal digits; signal 1 is its lowest bit.
    private static bool IgnoresInterrupt()
    {
        string mask = File.ReadLines("/proc/self/status").First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal));
        return ((Convert.ToUInt64(mask["SigIgn:".Length..].Trim(), 16) >> (Interrupt - 1)) & 1) == 1;
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int id, int signal);

    [DllImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint SetHandler(int signal, nint handler);
}
