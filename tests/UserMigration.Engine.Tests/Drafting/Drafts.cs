using System;
using System.Linq;
using Microsoft.Extensions.Time.Testing;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Drafting;

namespace UserMigration.Engine.Tests.Drafting;

/// <summary>Drafts maps of small files.</summary>
internal static class Drafts
{
    /// <summary>A column and its values.</summary>
    public static (string Name, string?[] Values) Column(string name, params string?[] values) => (name, values);

    /// <summary>Drafts a map for columns of the same length.</summary>
    public static MigrationMap Draft(IdentityTarget target, params (string Name, string?[] Values)[] columns) => Draft(target, null, columns);

    /// <summary>Drafts a map for columns of the same length with a schema.</summary>
    public static MigrationMap Draft(IdentityTarget target, IdentitySchema? schema, params (string Name, string?[] Values)[] columns) => Learn(target, schema, columns).Draft();

    /// <summary>Learns from columns of the same length.</summary>
    public static MapDrafter Learn(IdentityTarget target, IdentitySchema? schema, params (string Name, string?[] Values)[] columns)
    {
        FakeTimeProvider time = new FakeTimeProvider(new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero));
        MapDrafter drafter = new MapDrafter(new MapDraftOptions(StoreTargets.Get(target)) { Schema = schema, Time = time });
        RecordColumns names = new RecordColumns([.. columns.Select(column => column.Name)]);
        for (int i = 0; i < columns[0].Values.Length; i++)
        {
            drafter.Add(new MigrationRecord(names, [.. columns.Select(column => column.Values[i])], i + 1));
        }

        return drafter;
    }

    /// <summary>The mapping of the only column.</summary>
    public static ColumnMapping One(IdentityTarget target, string name, params string?[] values) => Draft(target, Column(name, values)).Columns[0];

    /// <summary>Ten e-mail addresses.</summary>
    public static string?[] Emails { get; } = [.. Enumerable.Range(0, 10).Select(i => $"user{i}@example.com")];
}
