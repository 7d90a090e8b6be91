using System;
using UserMigration.Sandbox.Storage;

namespace UserMigration.Sandbox.Cidaas.Users;

/// <summary>The tables of users and of their keys, and the statements that use them.</summary>
internal sealed class UserStatements : IDisposable
{
    private const string Columns = "SELECT id, sub, created, updated, written, passwords, algorithm, scheduled, document FROM user ";

    public UserStatements(Database database)
    {
        database.Execute(
            "CREATE TABLE IF NOT EXISTS user(id INTEGER PRIMARY KEY, sub TEXT NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL,"
            + "written INTEGER NOT NULL, passwords INTEGER NOT NULL, algorithm TEXT NOT NULL, scheduled INTEGER NOT NULL, document BLOB NOT NULL);"
            + "CREATE UNIQUE INDEX IF NOT EXISTS user_sub ON user(sub);"
            + "CREATE TABLE IF NOT EXISTS user_key(kind INTEGER NOT NULL, value TEXT NOT NULL, provider TEXT NOT NULL, id INTEGER NOT NULL,"
            + "PRIMARY KEY(kind, value, provider)) WITHOUT ROWID;"
            + "CREATE TABLE IF NOT EXISTS username_field(number INTEGER PRIMARY KEY, name TEXT NOT NULL)");
        Insert = database.Prepare(
            "INSERT INTO user(id, sub, created, updated, written, passwords, algorithm, scheduled, document) VALUES(?1, ?2, ?3, ?3, 1, ?4, ?5, 0, ?6)");
        Update = database.Prepare(
            "UPDATE user SET updated = ?2, written = written + 1, passwords = passwords + ?3, algorithm = ?4, document = ?5 WHERE id = ?1");
        Schedule = database.Prepare("UPDATE user SET scheduled = 1 WHERE sub = ?1");
        BySub = database.Prepare(Columns + "WHERE sub = ?1");
        ById = database.Prepare(Columns + "WHERE id = ?1");
        Scan = database.Prepare(Columns + "WHERE id > ?1 ORDER BY id LIMIT ?2");
        LastId = database.Prepare("SELECT coalesce(max(id), 0) FROM user");
        FindKey = database.Prepare("SELECT id, provider FROM user_key WHERE kind = ?1 AND value = ?2");
        InsertKey = database.Prepare("INSERT INTO user_key(kind, value, provider, id) VALUES(?1, ?2, ?3, ?4)");
        DeleteKey = database.Prepare("DELETE FROM user_key WHERE kind = ?1 AND value = ?2 AND provider = ?3");
    }

    public Statement Insert { get; }

    public Statement Update { get; }

    public Statement Schedule { get; }

    public Statement BySub { get; }

    public Statement ById { get; }

    public Statement Scan { get; }

    public Statement LastId { get; }

    public Statement FindKey { get; }

    public Statement InsertKey { get; }

    public Statement DeleteKey { get; }

    public void Dispose()
    {
        Statement[] all = { Insert, Update, Schedule, BySub, ById, Scan, LastId, FindKey, InsertKey, DeleteKey };
        foreach (Statement statement in all)
        {
            statement.Dispose();
        }
    }
}
