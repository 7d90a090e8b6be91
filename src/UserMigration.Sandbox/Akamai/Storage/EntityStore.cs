using System;
using System.Collections.Generic;
using UserMigration.Sandbox.Akamai.Schema;
using UserMigration.Sandbox.Storage;

namespace UserMigration.Sandbox.Akamai.Storage;

/// <summary>Contains all entity types and their records.</summary>
internal sealed class EntityStore : IDisposable
{
    private readonly Database _database;
    private readonly Dictionary<string, EntityTable> _tables = new(StringComparer.Ordinal);

    public EntityStore(Database database, IReadOnlyList<EntityType> types, TimeSpan replicationDelay, TimeProvider time)
    {
        _database = database;
        database.Execute(
            "CREATE TABLE IF NOT EXISTS entity_type(number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, keys TEXT NOT NULL,"
            + "last_id INTEGER NOT NULL, last_element INTEGER NOT NULL)");
        foreach (EntityType type in types)
        {
            _tables.Add(type.Name, new EntityTable(database, type, replicationDelay, time));
        }
    }

    /// <summary>Returns the records of an entity type, or null if the type does not exist.</summary>
    public EntityTable? Find(string typeName) => _tables.GetValueOrDefault(typeName);

    /// <summary>The names of all entity types.</summary>
    public IReadOnlyCollection<string> TypeNames => _tables.Keys;

    public void Dispose()
    {
        foreach (EntityTable table in _tables.Values)
        {
            table.Dispose();
        }

        _database.Dispose();
    }
}
