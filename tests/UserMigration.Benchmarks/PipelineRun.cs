using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using UserMigration.Engine.Csv;

namespace UserMigration.Benchmarks;

/// <summary>Measures one pipeline in this process and prints its line.</summary>
internal static class PipelineRun
{
    public static int Run(string name, int rows, string file)
    {
        TimeSpan elapsed = name == "raw" ? ReadRaw(file) : RunScript(Pipelines.All[name], file);
        double peak = Process.GetCurrentProcess().PeakWorkingSet64 / (1024.0 * 1024.0);
        Console.WriteLine($"{name,-12}{rows / elapsed.TotalSeconds,12:N0}{elapsed.TotalSeconds,10:N2}{peak,10:N0}");
        return 0;
    }

    private static TimeSpan ReadRaw(string file)
    {
        Stopwatch watch = Stopwatch.StartNew();
        using MigrationCsvReader reader = MigrationCsvReader.Open(file, 1, new CsvReadOptions());
        while (reader.Skip())
        {
        }

        return watch.Elapsed;
    }

    private static TimeSpan RunScript(string script, string file)
    {
        string folder = Directory.CreateTempSubdirectory("um-bench-").FullName;
        using Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using PowerShell shell = PowerShell.Create(runspace);
        shell.AddCommand("Import-Module").AddArgument(FindModule()).Invoke();
        shell.Commands.Clear();
        runspace.SessionStateProxy.SetVariable("File", file);
        runspace.SessionStateProxy.SetVariable("Folder", folder);
        try
        {
            Stopwatch watch = Stopwatch.StartNew();
            shell.AddScript("$ErrorActionPreference = 'Stop'; " + script).Invoke();
            return watch.Elapsed;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string FindModule()
    {
        DirectoryInfo? folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null)
        {
            string modules = Path.Combine(folder.FullName, "output", "UserMigration");
            string? version = Directory.Exists(modules) ? Directory.GetDirectories(modules).Max(StringComparer.Ordinal) : null;
            if (version is not null)
            {
                return Path.Combine(version, "UserMigration.psd1");
            }

            folder = folder.Parent;
        }

        throw new DirectoryNotFoundException("The module is not laid out. Build the solution first.");
    }
}
