using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text;
using UserMigration.Engine.Csv;

namespace UserMigration.Benchmarks;

/// <summary>Measures one pipeline in a process of its own, so that its peak of memory is its own, and prints its line.</summary>
internal static class PipelineRun
{
    /// <summary>The word that makes this program the process which reads without PowerShell.</summary>
    public const string RawWord = "read-raw";

    /// <summary>
    /// The variable that names another PowerShell than the Shell: its pwsh.dll, because its launcher would start one more process.
    /// </summary>
    public const string PowerShellVariable = "USERMIGRATION_PWSH";

    private const string Line = "{0,-16}{1,12:N0}{2,12:N0}{3,10:N2}{4,10:N2}{5,10:N0}";

    private static readonly CompositeFormat s_line = CompositeFormat.Parse(Line);

    private const string Measure =
        """
        param($Name, [int] $Rows, $File, $Folder, $Module, $Cmdlets)
        $ErrorActionPreference = 'Stop'
        $WarningPreference = 'SilentlyContinue'
        if (-not (Get-Module UserMigration)) { Import-Module $Module }
        Import-Module $Cmdlets
        $process = [Diagnostics.Process]::GetCurrentProcess()
        $before = $process.TotalProcessorTime
        $watch = [Diagnostics.Stopwatch]::StartNew()
        PIPELINE
        $watch.Stop()
        $process.Refresh()
        $cpu = ($process.TotalProcessorTime - $before).TotalSeconds
        [Console]::WriteLine([string]::Format([cultureinfo]::InvariantCulture, 'LINE', $Name, $Rows, $Rows / $watch.Elapsed.TotalSeconds, $watch.Elapsed.TotalSeconds, $cpu, $process.PeakWorkingSet64 / 1MB))
        """;

    /// <summary>The headings of the lines.</summary>
    public static string Heading => string.Format(
        CultureInfo.InvariantCulture, "{0,-16}{1,12}{2,12}{3,10}{4,10}{5,10}", "pipeline", "records", "records/s", "seconds", "CPU s", "peak MB");

    /// <summary>The PowerShell that runs the pipelines.</summary>
    public static string PowerShell =>
        Environment.GetEnvironmentVariable(PowerShellVariable) ?? Path.Combine(AppContext.BaseDirectory, "UserMigration.Shell.dll");

    /// <summary>Runs a pipeline.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rows">The number of rows of the file.</param>
    /// <param name="file">The path of the file.</param>
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
                Measure.Replace("PIPELINE", Pipelines.All[name], StringComparison.Ordinal).Replace("LINE", Line, StringComparison.Ordinal));
            Start(
                PowerShell,
                "-NoProfile",
                "-File",
                script,
                name,
                text,
                file,
                folder,
                LaidOutModule.FindManifest(),
                typeof(PipelineRun).Assembly.Location);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Reads every row and makes no record of it.</summary>
    public static void ReadRaw(int rows, string file)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        Stopwatch watch = Stopwatch.StartNew();
        using MigrationCsvReader reader = MigrationCsvReader.Open(file, 1, new CsvReadOptions());
        while (reader.Skip())
        {
        }

        double seconds = watch.Elapsed.TotalSeconds;
        double cpu = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        double peak = Process.GetCurrentProcess().PeakWorkingSet64 / (1024.0 * 1024.0);
        Console.WriteLine(string.Format(CultureInfo.InvariantCulture, s_line, Pipelines.Raw, rows, rows / seconds, seconds, cpu, peak));
    }

    private static void Start(params string[] words)
    {
        ProcessStartInfo start = new ProcessStartInfo("dotnet") { UseShellExecute = false };
        Array.ForEach(words, start.ArgumentList.Add);
        using Process child = Process.Start(start)!;
        child.WaitForExit();
    }
}
