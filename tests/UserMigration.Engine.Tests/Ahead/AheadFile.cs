using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Sampling;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Tests.Ahead;

/// <summary>Records of a file with defects, whose source accepts work in advance, as if a separate thread read it.</summary>
internal static class AheadFile
{
    /// <summary>Reads the records of a sample.</summary>
    /// <param name="target">The kind of store that the sample is for.</param>
    /// <param name="work">What accepts the work; null for none.</param>
    public static List<MigrationRecord> Read(IdentityTarget target, WorkAhead? work)
    {
        using MemoryStream stream = new MemoryStream();
        SampleFile.Write(stream, StoreTargets.Get(target).CreateSample(600, seed: 7, defectRate: 0.5), CancellationToken.None);
        using MigrationCsvReader reader = MigrationCsvReader.Create(new MemoryStream(stream.ToArray()), "users.csv", 1, stream.Length, new CsvReadOptions());
        reader.Source.Ahead = work;
        List<MigrationRecord> records = new List<MigrationRecord>();
        while (reader.Read() is { } record)
        {
            records.Add(record);
        }

        return records;
    }

    /// <summary>Options for a conversion with the default transforms of the kind of store.</summary>
    public static ConversionOptions Options(IdentityTarget target)
    {
        StoreTarget store = StoreTargets.Get(target);
        return new ConversionOptions(store)
        {
            Transforms = store.DefaultTransforms.ToDictionary(
                item => item.Key,
                item => (IReadOnlyList<AttributeTransform>)[BuiltInTransforms.Find(item.Value, allowClearText: false, store.CreatePasswordTypeMap())!],
                StringComparer.Ordinal),
        };
    }
}
