using System;
using UserMigration.Sandbox.Storage;

namespace UserMigration.Sandbox.PingOne.Users;

/// <summary>The table of users, and the statements that use it.</summary>
internal sealed class UserStatements : IDisposable
{
    private const string Columns = "SELECT number, id, population, created, updated, passwords, encoding, document FROM user ";

    public UserStatements(Database database)
    {
        database.Execute(
            "CREATE TABLE IF NOT EXISTS user(number INTEGER PRIMARY KEY, id TEXT NOT NULL, username TEXT NOT NULL, population TEXT NOT NULL,"
            + "created INTEGER NOT NULL, updated INTEGER NOT NULL, passwords INTEGER NOT NULL, encoding TEXT NOT NULL, document BLOB NOT NULL);"
            + "CREATE UNIQUE INDEX IF NOT EXISTS user_id ON user(id);"
            + "CREATE UNIQUE INDEX IF NOT EXISTS user_username ON user(username)");
        Insert = database.Prepare(
            "INSERT INTO user(id, username, population, created, updated, passwords, encoding, document) VALUES(?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7)");
        Update = database.Prepare("UPDATE user SET username = ?2, updated = ?3, document = ?4 WHERE number = ?1");
        SetPassword = database.Prepare("UPDATE user SET encoding = ?2, passwords = passwords + 1, updated = ?3 WHERE id = ?1");
        Move = database.Prepare("UPDATE user SET population = ?2, updated = ?3 WHERE id = ?1");
        Delete = database.Prepare("DELETE FROM user WHERE id = ?1");
        ById = database.Prepare(Columns + "WHERE id = ?1");
        ByUsername = database.Prepare(Columns + "WHERE username = ?1");
        Scan = database.Prepare(Columns + "WHERE number > ?1 ORDER BY number LIMIT ?2");
        Count = database.Prepare("SELECT count(*) FROM user");
    }

    public Statement Insert { get; }

    public Statement Update { get; }

    public Statement SetPassword { get; }

    public Statement Move { get; }

    public Statement Delete { get; }

    public Statement ById { get; }

    public Statement ByUsername { get; }

    public Statement Scan { get; }

    public Statement Count { get; }

    public void Dispose()
    {
        Statement[] all = { Insert, Update, SetPassword, Move, Delete, ById, ByUsername, Scan, Count };
        foreach (Statement statement in all)
        {
            statement.Dispose();
        }
    }
}
