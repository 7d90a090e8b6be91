using System.Diagnostics;
using System.Threading;

namespace UserMigration.KillMatrix;

/// <summary>Ends this process as kill -9 does.</summary>
internal static class Death
{
    public static void Come()
    {
        using Process self = Process.GetCurrentProcess();
        self.Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
