using System;
using System.Globalization;
using System.IO;
using UserMigration.Engine.Csv;

namespace UserMigration.Benchmarks;

/// <summary>
/// A later export beside a datafile: of a hundred users one is gone, three have another town, and one more has come. It is
/// removed after the run.
/// </summary>
internal sealed class LaterExport : IDisposable
{
    private const int Every = 100;

    public LaterExport(BenchmarkDatafile sample)
    {
        Path = sample.Path + ".later";
        using MigrationCsvReader reader = MigrationCsvReader.Open(sample.Path, 1, new CsvReadOptions());
        using DatafileWriter writer = DatafileWriter.Create(Path, new DatafileWriteOptions());
        int town = reader.Columns.IndexOf("primaryAddress.city");
        while (reader.Read() is { } record)
        {
            switch (record.RecordNumber % Every)
            {
                case 7:
                    continue;
                case 17 or 47 or 77:
                    record.SetValue(town, "Elsewhere");
                    break;
                case 57:
                    writer.Write(record);
                    record.SetValue(0, string.Create(CultureInfo.InvariantCulture, $"later{record.RecordNumber}@example.com"));
                    break;
            }

            writer.Write(record);
        }

        writer.Commit();
    }

    public string Path { get; }

    public void Dispose() => File.Delete(Path);
}
