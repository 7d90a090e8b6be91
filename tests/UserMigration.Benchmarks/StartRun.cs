using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace UserMigration.Benchmarks;

/// <summary>What a short command costs: the processor time of a whole process, in turns with one that does nothing.</summary>
internal static class StartRun
{
    private const int Rounds = 7;
    private const string Report = "; [Console]::WriteLine([Diagnostics.Process]::GetCurrentProcess().TotalProcessorTime.TotalSeconds.ToString([cultureinfo]::InvariantCulture))";

    /// <summary>Measures, and prints the medians.</summary>
    public static void Run()
    {
        if (Environment.GetEnvironmentVariable(PipelineRun.PowerShellVariable) is null)
        {
            throw new InvalidOperationException($"The Shell imports the module at its start. Set {PipelineRun.PowerShellVariable} to the pwsh.dll of another PowerShell.");
        }

        using BenchmarkDatafile file = BenchmarkDatafile.CreateCustomer(10);
        string import = $"Import-Module '{LaidOutModule.FindManifest()}'";
        Dictionary<string, string> commands = new Dictionary<string, string>
        {
            ["empty"] = "$null = 1",
            ["module"] = import,
            ["ten records"] = import + $"; Import-MigrationCsv '{file.Path}' | Test-MigrationRecord | ConvertTo-IdentityRecord Akamai | ForEach-Object {{ }}",
        };
        Dictionary<string, List<(double Seconds, double Cpu)>> measured = commands.Keys.ToDictionary(name => name, _ => new List<(double, double)>());
        for (int round = 0; round < Rounds; round++)
        {
            foreach ((string name, string command) in commands)
            {
                measured[name].Add(Start(command + Report));
            }
        }

        Console.WriteLine($"medians of {Rounds} starts in turns; {PipelineRun.PowerShell}");
        Console.WriteLine($"{"command",-14}{"seconds",10}{"CPU s",10}{"over empty",14}");
        double empty = Median(measured["empty"].Select(one => one.Cpu));
        foreach ((string name, List<(double Seconds, double Cpu)> all) in measured)
        {
            double cpu = Median(all.Select(one => one.Cpu));
            Console.WriteLine(string.Format(
                CultureInfo.InvariantCulture, "{0,-14}{1,10:N2}{2,10:N2}{3,14:N2}", name, Median(all.Select(one => one.Seconds)), cpu, cpu - empty));
        }
    }

    private static (double Seconds, double Cpu) Start(string command)
    {
        string script = Path.Combine(Path.GetTempPath(), $"um-bench-{Guid.NewGuid():N}.ps1");
        File.WriteAllText(script, command);
        try
        {
            ProcessStartInfo start = new ProcessStartInfo("dotnet", [PipelineRun.PowerShell, "-NoProfile", "-File", script]) { RedirectStandardOutput = true };
            Stopwatch watch = Stopwatch.StartNew();
            using Process child = Process.Start(start)!;
            string output = child.StandardOutput.ReadToEnd();
            child.WaitForExit();
            return (watch.Elapsed.TotalSeconds, double.Parse(output.Trim(), CultureInfo.InvariantCulture));
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
