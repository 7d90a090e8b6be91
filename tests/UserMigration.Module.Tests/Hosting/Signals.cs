using System.Runtime.InteropServices;

namespace UserMigration.Module.Tests.Hosting;

/// <summary>Signals to a process; not on Windows.</summary>
internal static class Signals
{
    public const int Interrupt = 2;
    public const int Kill = 9;

    /// <summary>Sends one; 0 where it was sent.</summary>
    public static int Send(int processId, int signal) => SendSignal(processId, signal);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int id, int signal);
}
