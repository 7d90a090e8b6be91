using System;
using System.Globalization;
using UserMigration.Sandbox.Storage;

namespace UserMigration.Sandbox.Akamai.Storage;

/// <summary>
/// The tables of one entity type, one for records and one for their unique values, and the statements that use them.
/// </summary>
internal sealed class EntityStatements : IDisposable
{
    private const string Columns = "SELECT id, uuid, created, updated, document FROM ";

    public EntityStatements(Database database, long number)
    {
        string entity = "entity_" + number.ToString(CultureInfo.InvariantCulture);
        string key = "key_" + number.ToString(CultureInfo.InvariantCulture);
        database.Execute(
            $"CREATE TABLE IF NOT EXISTS {entity}(id INTEGER PRIMARY KEY, uuid BLOB NOT NULL,"
            + "created INTEGER NOT NULL, updated INTEGER NOT NULL, document BLOB NOT NULL);"
            + $"CREATE UNIQUE INDEX IF NOT EXISTS {entity}_uuid ON {entity}(uuid);"
            + $"CREATE TABLE IF NOT EXISTS {key}(attribute INTEGER NOT NULL, value BLOB NOT NULL, id INTEGER NOT NULL,"
            + "PRIMARY KEY(attribute, value)) WITHOUT ROWID");
        Insert = database.Prepare($"INSERT INTO {entity}(id, uuid, created, updated, document) VALUES(?1, ?2, ?3, ?4, ?5)");
        Update = database.Prepare($"UPDATE {entity} SET updated = ?2, document = ?3 WHERE id = ?1");
        Delete = database.Prepare($"DELETE FROM {entity} WHERE id = ?1");
        InsertKey = database.Prepare($"INSERT OR IGNORE INTO {key}(attribute, value, id) VALUES(?1, ?2, ?3)");
        DeleteKey = database.Prepare($"DELETE FROM {key} WHERE attribute = ?1 AND value = ?2 AND id = ?3");
        ById = database.Prepare($"{Columns}{entity} WHERE id = ?1");
        ByUuid = database.Prepare($"{Columns}{entity} WHERE uuid = ?1");
        ByKey = database.Prepare($"SELECT id FROM {key} WHERE attribute = ?1 AND value = ?2");
        Scan = database.Prepare($"{Columns}{entity} WHERE id >= ?1 ORDER BY id LIMIT ?2");
        Count = database.Prepare($"SELECT count(*) FROM {entity}");
        SaveCounters = database.Prepare("UPDATE entity_type SET last_id = ?2, last_element = ?3 WHERE number = ?1");
    }

    public Statement Insert { get; }

    public Statement Update { get; }

    public Statement Delete { get; }

    public Statement InsertKey { get; }

    public Statement DeleteKey { get; }

    public Statement ById { get; }

    public Statement ByUuid { get; }

    public Statement ByKey { get; }

    public Statement Scan { get; }

    public Statement Count { get; }

    public Statement SaveCounters { get; }

    public void Dispose()
    {
        Statement[] all = { Insert, Update, Delete, InsertKey, DeleteKey, ById, ByUuid, ByKey, Scan, Count, SaveCounters };
        foreach (Statement statement in all)
        {
            statement.Dispose();
        }
    }
}
