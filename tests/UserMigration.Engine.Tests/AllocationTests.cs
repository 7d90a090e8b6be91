using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Tests.Ahead;
using UserMigration.Engine.Validation;
using Xunit;

namespace UserMigration.Engine.Tests;

/// <summary>
/// The memory that a record costs on its way, in bytes that are allocated: it decides how fast a pipeline is, and unlike the time it is the same
/// in each run. The rows are like those of a customer of Akamai.
/// </summary>
public static class AllocationTests
{
    private const int Rows = 2_000;

    // Lazily created tables, caches and pools are filled before the measurement.
    private const int WarmUp = 600;

    [Fact]
    public static void Reading_StaysWithinItsBudget()
    {
        using MigrationCsvReader reader = Open();
        Read(reader, WarmUp);

        Assert.InRange(Measure(() => Read(reader, Rows)), 0, 1150);
    }

    [Fact]
    public static void Validation_StaysWithinItsBudget()
    {
        using MigrationCsvReader reader = Open();
        using RecordValidator validator = new RecordValidator(new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)));
        Read(reader, WarmUp).ForEach(validator.Validate);
        List<MigrationRecord> records = Read(reader, Rows);

        Assert.InRange(Measure(() => records.ForEach(validator.Validate)), 0, 250);
    }

    [Fact]
    public static void Conversion_StaysWithinItsBudget()
    {
        using MigrationCsvReader reader = Open();
        IdentityConverter converter = new IdentityConverter(AheadFile.Options(IdentityTarget.Akamai));
        Read(reader, WarmUp).ForEach(record => converter.Convert(record));
        List<MigrationRecord> records = Read(reader, Rows);

        Assert.InRange(Measure(() => records.ForEach(record => converter.Convert(record))), 0, 2000);
    }

    [Fact]
    public static void ConversionAfterValidation_StaysWithinItsBudget()
    {
        using MigrationCsvReader reader = Open();
        using RecordValidator validator = new RecordValidator(new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)));
        IdentityConverter converter = new IdentityConverter(AheadFile.Options(IdentityTarget.Akamai));
        Read(reader, WarmUp).ForEach(record => converter.Convert(record));
        List<MigrationRecord> records = Read(reader, Rows);
        records.ForEach(validator.Validate);
        Assert.All(records, record => Assert.NotEmpty(record.Issues));

        Assert.InRange(Measure(() => records.ForEach(record => converter.Convert(record))), 0, 2000);
    }

    private static double Measure(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Rows;
    }

    private static List<MigrationRecord> Read(MigrationCsvReader reader, int count)
    {
        List<MigrationRecord> records = new List<MigrationRecord>(count);
        while (records.Count < count)
        {
            records.Add(reader.Read()!);
        }

        return records;
    }

    private static MigrationCsvReader Open()
    {
        StringBuilder text = new StringBuilder("email,password,givenName,familyName,displayName,birthday,gender,primaryAddress.city,emailVerified,profiles,mobileNumber\n");
        for (int i = 0; i < WarmUp + Rows; i++)
        {
            text.AppendFormat(
                CultureInfo.InvariantCulture,
                "user{0}@example.com,\"{{\"\"type\"\":\"\"password-bcrypt\"\",\"\"value\"\":\"\"$2b$10${1}\"\"}}\",Zoë,O'Brien,\"Bob, \"\"Jr.\"\" {0}\","
                    + "12/19/1989,female,Washington,2019-01-02 11:14:22,\"[{{\"\"identifier\"\":\"\"x{0}\"\",\"\"domain\"\":\"\"e\"\"}}]\",+49123456{0:D6}\n",
                i,
                i.ToString("D53", CultureInfo.InvariantCulture));
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
        return MigrationCsvReader.Create(new MemoryStream(bytes), "users.csv", 1, bytes.Length, new CsvReadOptions());
    }
}
