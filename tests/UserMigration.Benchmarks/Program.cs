using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using BenchmarkDotNet.Running;
using UserMigration.Benchmarks;

// Usage:
//   dotnet run -c Release --project tests/UserMigration.Benchmarks                    all pipelines, 1,000,000 rows
//   dotnet run -c Release --project tests/UserMigration.Benchmarks -- convert 3000000 one pipeline, its rows
//   dotnet run -c Release --project tests/UserMigration.Benchmarks -- compare 2000000 two exports of so many rows each
//   dotnet run -c Release --project tests/UserMigration.Benchmarks -- engine          BenchmarkDotNet on the engine
//   dotnet run -c Release --project tests/UserMigration.Benchmarks -- rate            the pace, by the server's own log; 4 minutes
//   dotnet run -c Release --project tests/UserMigration.Benchmarks -- duplicates 10000000   what a search for duplicates costs
//   dotnet run -c Release --project tests/UserMigration.Benchmarks -- journal         uploads with a journal and without, in turns
string[] words = args.Length > 0 ? args : ["all"];
if (words[0] == "engine")
{
    BenchmarkSwitcher.FromAssembly(typeof(EngineBenchmarks).Assembly).Run(words.Skip(1).Append("--filter").Append("*").ToArray());
    return 0;
}

if (words[0] == "rate")
{
    return await RateRun.RunAsync();
}

if (words[0] == "journal")
{
    return await JournalRun.RunAsync();
}

if (words[0] == "duplicates")
{
    DuplicatesRun.Run(words.Length > 1 ? int.Parse(words[1], CultureInfo.InvariantCulture) : 10_000_000);
    return 0;
}

int rows = words.Length > 1 ? int.Parse(words[1], CultureInfo.InvariantCulture) : 1_000_000;
if (words is [PipelineRun.RawWord, _, string file])
{
    PipelineRun.ReadRaw(rows, file);
    return 0;
}

using SampleDatafile sample = new SampleDatafile(rows);
using LaterExport? later = words[0] is "all" or Pipelines.Compare ? new LaterExport(sample) : null;
IEnumerable<string> names = words[0] == "all" ? Pipelines.All.Keys : [words[0]];
Console.WriteLine($"{rows:N0} rows of 11 columns, {sample.Length / 1e6:N0} MB; {Environment.ProcessorCount} processors");
Console.WriteLine($"{"pipeline",-12}{"records/s",12}{"seconds",10}{"peak MB",10}");
foreach (string name in names)
{
    PipelineRun.Run(name, rows, sample.Path);
}

return 0;
