using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Sampling;
using UserMigration.Engine.Tests.Csv;
using UserMigration.Engine.Validation;
using Xunit;

namespace UserMigration.Engine.Tests.Sampling;

public static class SampleFileTests
{
    [Fact]
    public static void SameSeed_MakesTheSameFile()
    {
        Assert.Equal(Create(50, 7, 0.5), Create(50, 7, 0.5));
        Assert.NotEqual(Create(50, 7, 0.5), Create(50, 8, 0.5));
    }

    [Fact]
    public static void WithoutDefects_EveryRowIsValid()
    {
        using RecordValidator validator = new RecordValidator(new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)) { UniqueKeys = ["email"] });

        MigrationRecord[] records = Datafile.Read(Create(2000, 1, 0)).ToArray();
        foreach (MigrationRecord record in records)
        {
            validator.Validate(record);
        }

        Assert.Equal(2000, records.Length);
        Assert.All(records, record => Assert.DoesNotContain(
            record.Issues, issue => issue.Severity == IssueSeverity.Error || !issue.RuleId.StartsWith("HandOff", StringComparison.Ordinal)));
    }

    [Fact]
    public static void DefectRate_SpoilsThatShareOfRows()
    {
        using IdentityCheck check = new IdentityCheck();

        int spoilt = Datafile.Read(Create(2000, 1, 0.25)).Count(record => !check.IsValid(record));

        Assert.InRange(spoilt, 450, 550);
    }

    private static byte[] Create(int count, int seed, double defectRate)
    {
        using MemoryStream stream = new MemoryStream();
        SampleFile.Write(stream, StoreTargets.Get(IdentityTarget.Akamai).CreateSample(count, seed, defectRate), CancellationToken.None);
        return stream.ToArray();
    }

    /// <summary>Validates and converts: some defects show only there.</summary>
    private sealed class IdentityCheck : System.IDisposable
    {
        private readonly RecordValidator _validator = new RecordValidator(new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)));
        private readonly IdentityConverter _converter = new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai))
        {
            Transforms = StoreTargets.Get(IdentityTarget.Akamai).DefaultTransforms.ToDictionary(
                item => item.Key,
                item => (IReadOnlyList<AttributeTransform>)[BuiltInTransforms.Find(item.Value, false, StoreTargets.Get(IdentityTarget.Akamai).CreatePasswordTypeMap())!]),
        });

        public bool IsValid(MigrationRecord record)
        {
            _validator.Validate(record);
            return _converter.Convert(record).IsValid;
        }

        public void Dispose() => _validator.Dispose();
    }
}
