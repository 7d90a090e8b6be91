using System;
using UserMigration.Sandbox.Storage;

namespace UserMigration.Sandbox.Scim.Users;

/// <summary>The table of users, and the statements that use it.</summary>
internal sealed class UserStatements : IDisposable
{
    private const string Columns = "SELECT id, uid, created, updated, version, password, document FROM user ";

    public UserStatements(Database database)
    {
        database.Execute(
            "CREATE TABLE IF NOT EXISTS user(id INTEGER PRIMARY KEY, uid TEXT NOT NULL, name TEXT NOT NULL, external TEXT, created INTEGER NOT NULL,"
            + "updated INTEGER NOT NULL, version INTEGER NOT NULL, password INTEGER NOT NULL, document BLOB NOT NULL);"
            + "CREATE UNIQUE INDEX IF NOT EXISTS user_uid ON user(uid); CREATE UNIQUE INDEX IF NOT EXISTS user_name ON user(name);"
            + "CREATE INDEX IF NOT EXISTS user_external ON user(external) WHERE external IS NOT NULL");
        Insert = database.Prepare(
            "INSERT INTO user(id, uid, name, external, created, updated, version, password, document) VALUES(?1, ?2, ?3, nullif(?4, ''), ?5, ?5, 1, ?6, ?7)");
        Update = database.Prepare(
            "UPDATE user SET name = ?2, external = nullif(?3, ''), updated = ?4, version = version + 1, password = max(password, ?5), document = ?6 WHERE id = ?1");
        Touch = database.Prepare("UPDATE user SET version = version + 1, updated = ?2 WHERE uid = ?1");
        Delete = database.Prepare("DELETE FROM user WHERE id = ?1");
        ByUid = database.Prepare(Columns + "WHERE uid = ?1");
        ByName = database.Prepare(Columns + "WHERE name = ?1");
        ByExternal = database.Prepare(Columns + "WHERE external = ?1 ORDER BY id");
        Scan = database.Prepare(Columns + "WHERE id > ?1 ORDER BY id LIMIT ?2");
        LastId = database.Prepare("SELECT coalesce(max(id), 0) FROM user");
        Count = database.Prepare("SELECT count(*) FROM user");
    }

    public Statement Insert { get; }

    public Statement Update { get; }

    public Statement Touch { get; }

    public Statement Delete { get; }

    public Statement ByUid { get; }

    public Statement ByName { get; }

    public Statement ByExternal { get; }

    public Statement Scan { get; }

    public Statement LastId { get; }

    public Statement Count { get; }

    public void Dispose()
    {
        foreach (Statement statement in new[] { Insert, Update, Touch, Delete, ByUid, ByName, ByExternal, Scan, LastId, Count })
        {
            statement.Dispose();
        }
    }
}
