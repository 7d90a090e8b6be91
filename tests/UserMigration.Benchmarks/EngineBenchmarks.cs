using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using BenchmarkDotNet.Attributes;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Sampling;
using UserMigration.Engine.Validation;

namespace UserMigration.Benchmarks;

/// <summary>The engine's steps over 10,000 rows in memory.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private const int Rows = 10_000;

    private byte[] _file = [];
    private MigrationRecord[] _records = [];
    private ConversionOptions _conversion = new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai));

    /// <summary>Makes the rows.</summary>
    [GlobalSetup]
    public void Setup()
    {
        using MemoryStream stream = new MemoryStream();
        SampleFile.Write(stream, StoreTargets.Get(IdentityTarget.Akamai).CreateSample(Rows, seed: 1), CancellationToken.None);
        _file = stream.ToArray();
        _records = ReadAll().ToArray();
        _conversion = new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai))
        {
            Transforms = StoreTargets.Get(IdentityTarget.Akamai).DefaultTransforms.ToDictionary(
                item => item.Key,
                item => (IReadOnlyList<AttributeTransform>)[BuiltInTransforms.Find(item.Value, allowClearText: false, StoreTargets.Get(IdentityTarget.Akamai).CreatePasswordTypeMap())!]),
        };
    }

    /// <summary>Rows to records.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int Read() => ReadAll().Count();

    /// <summary>All rules without a schema.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public void Validate()
    {
        using RecordValidator validator = new RecordValidator(new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)));
        foreach (MigrationRecord record in _records)
        {
            validator.Validate(record);
        }
    }

    /// <summary>Records to identity records, with Akamai's default transforms.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int Convert()
    {
        IdentityConverter converter = new IdentityConverter(_conversion);
        return _records.Sum(record => converter.Convert(record).Attributes.Count);
    }

    private IEnumerable<MigrationRecord> ReadAll()
    {
        using MigrationCsvReader reader = MigrationCsvReader.Create(new MemoryStream(_file), "sample.csv", 1, _file.Length, new CsvReadOptions());
        while (reader.Read() is { } record)
        {
            yield return record;
        }
    }
}
