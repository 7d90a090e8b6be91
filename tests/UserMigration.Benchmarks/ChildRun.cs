using System;
using System.Diagnostics;
using System.Globalization;

namespace UserMigration.Benchmarks;

/// <summary>Runs a pipeline in a process of its own, so that its peak of memory is its own.</summary>
internal static class ChildRun
{
    public static void Run(string name, int rows, string file)
    {
        ProcessStartInfo start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { name, rows.ToString(CultureInfo.InvariantCulture), file },
            UseShellExecute = false,
        };
        if (Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal))
        {
            start.ArgumentList.Insert(0, typeof(ChildRun).Assembly.Location);
        }

        using Process child = Process.Start(start)!;
        child.WaitForExit();
    }
}
