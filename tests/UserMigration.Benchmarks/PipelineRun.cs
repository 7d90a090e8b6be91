using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using UserMigration.Engine.Csv;

namespace UserMigration.Benchmarks;

/// <summary>Measures one pipeline in a process of its own, so that its peak of memory is its own, and prints its line.</summary>
internal static class PipelineRun
{
    /// <summary>The word that makes this program the process which reads without PowerShell.</summary>
    public const string RawWord = "read-raw";

    private const string Measure =
        """
        $ErrorActionPreference = 'Stop'
        $WarningPreference = 'SilentlyContinue'
        $watch = [Diagnostics.Stopwatch]::StartNew()
        PIPELINE
        $watch.Stop()
        $peak = [Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64 / 1MB
        [Console]::WriteLine([string]::Format([cultureinfo]::InvariantCulture, '{0,-12}{1,12:N0}{2,10:N2}{3,10:N0}', $Name, $Rows / $watch.Elapsed.TotalSeconds, $watch.Elapsed.TotalSeconds, $peak))
        """;

    /// <summary>Runs a pipeline.</summary>
    public static void Run(string name, int rows, string file)
    {
        string folder = Directory.CreateTempSubdirectory("um-bench-").FullName;
        try
        {
            string text = rows.ToString(CultureInfo.InvariantCulture);
            if (name == Pipelines.Raw)
            {
                Start(typeof(PipelineRun).Assembly.Location, RawWord, text, file);
                return;
            }

            string script = Path.Combine(folder, name + ".ps1");
            File.WriteAllText(
                script,
                "param($Name, [int] $Rows, $File, $Folder)\n" + Measure.Replace("PIPELINE", Pipelines.All[name], StringComparison.Ordinal));
            Start(Path.Combine(AppContext.BaseDirectory, "UserMigration.Shell.dll"), script, name, text, file, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Reads every row and makes no record of it.</summary>
    public static void ReadRaw(int rows, string file)
    {
        Stopwatch watch = Stopwatch.StartNew();
        using MigrationCsvReader reader = MigrationCsvReader.Open(file, 1, new CsvReadOptions());
        while (reader.Skip())
        {
        }

        double seconds = watch.Elapsed.TotalSeconds;
        double peak = Process.GetCurrentProcess().PeakWorkingSet64 / (1024.0 * 1024.0);
        Console.WriteLine(string.Format(CultureInfo.InvariantCulture, "{0,-12}{1,12:N0}{2,10:N2}{3,10:N0}", Pipelines.Raw, rows / seconds, seconds, peak));
    }

    private static void Start(params string[] words)
    {
        ProcessStartInfo start = new ProcessStartInfo("dotnet") { UseShellExecute = false };
        Array.ForEach(words, start.ArgumentList.Add);
        using Process child = Process.Start(start)!;
        child.WaitForExit();
    }
}
