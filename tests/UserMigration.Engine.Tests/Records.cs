using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;

namespace UserMigration.Engine.Tests;

/// <summary>Makes records by hand.</summary>
internal static class Records
{
    /// <summary>A record of no file, with these columns and values.</summary>
    public static MigrationRecord Of(params (string Name, object? Value)[] fields) => Of(1, fields);

    public static MigrationRecord Of(long number, params (string Name, object? Value)[] fields) => new MigrationRecord(
        new RecordColumns(fields.Select(field => field.Name).ToArray()),
        fields.Select(field => field.Value).ToArray(),
        number);

    /// <summary>An identity record of no file.</summary>
    public static IdentityRecord Identity(long number, params (string Name, object? Value)[] fields) =>
        new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai))).Convert(Of(number, fields));

    /// <summary>Identity records with an e-mail address alone.</summary>
    public static IReadOnlyList<IdentityRecord> Identities(int count)
    {
        IdentityConverter converter = new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai)));
        return Enumerable.Range(1, count)
            .Select(i => converter.Convert(Of(i, ("email", $"user{i}@example.com"))))
            .ToArray();
    }
}
