using System;
using System.Globalization;
using System.Linq;
using BenchmarkDotNet.Running;
using UserMigration.Benchmarks;

// Usage, each preceded by: dotnet run -c Release --project tests/UserMigration.Benchmarks --
//   (nothing)                    all pipelines, 1,000,000 rows like those of a customer
//   all 1000000 sample           all pipelines, with the file that New-MigrationSample writes
//   convert,test 3000000         some pipelines, the number of rows
//   compare 2000000              two exports of so many rows each
//   start                        an import of the module, and ten records from start to end, over an empty start
//   engine                       BenchmarkDotNet on the engine
//   rate                         the pace, by the server's own log; 4 minutes
//   duplicates 10000000          what a search for duplicates costs
//   journal                      uploads with a journal and without, in turns
// USERMIGRATION_PWSH=.../pwsh.dll measures in that PowerShell instead of the Shell, and then USERMIGRATION_MODULE=folder that module.
string[] words = args.Length > 0 ? args : ["all"];
switch (words[0])
{
    case "engine":
        BenchmarkSwitcher.FromAssembly(typeof(EngineBenchmarks).Assembly).Run(words.Skip(1).Append("--filter").Append("*").ToArray());
        return 0;
    case "rate":
        return await RateRun.RunAsync();
    case "journal":
        return await JournalRun.RunAsync();
    case "start":
        StartRun.Run();
        return 0;
    case "duplicates":
        DuplicatesRun.Run(words.Length > 1 ? int.Parse(words[1], CultureInfo.InvariantCulture) : 10_000_000);
        return 0;
}

int rows = words.Length > 1 ? int.Parse(words[1], CultureInfo.InvariantCulture) : 1_000_000;
if (words is [PipelineRun.RawWord, _, string path])
{
    PipelineRun.ReadRaw(rows, path);
    return 0;
}

using BenchmarkDatafile file = words.Contains("sample") ? BenchmarkDatafile.CreateSample(rows) : BenchmarkDatafile.CreateCustomer(rows);
string[] names = words[0] == "all" ? Pipelines.All.Keys.ToArray() : words[0].Split(',');
using LaterExport? later = names.Contains(Pipelines.Compare) ? new LaterExport(file) : null;
Console.WriteLine($"{file.Name} file: {rows:N0} rows of 11 columns, {file.Length / 1e6:N0} MB; {Environment.ProcessorCount} processors; {PipelineRun.PowerShell}");
Console.WriteLine(PipelineRun.Heading);
foreach (string name in names)
{
    PipelineRun.Run(name, rows, file.Path);
}

return 0;
