using System;
using SQLitePCL;

namespace UserMigration.Sandbox.Storage;

/// <summary>
/// A prepared statement, kept for the life of the database. It binds and reads bytes without intermediate objects.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public Statement(sqlite3 database, string sql)
    {
        _database = database;
        StorageException.ThrowIfNotOk(raw.sqlite3_prepare_v2(database, sql, out _statement), database);
    }

    public Statement Bind(int index, long value)
    {
        StorageException.ThrowIfNotOk(raw.sqlite3_bind_int64(_statement, index, value), _database);
        return this;
    }

    public Statement Bind(int index, ReadOnlySpan<byte> value)
    {
        StorageException.ThrowIfNotOk(raw.sqlite3_bind_blob(_statement, index, value), _database);
        return this;
    }

    public Statement BindText(int index, string value)
    {
        StorageException.ThrowIfNotOk(raw.sqlite3_bind_text(_statement, index, value), _database);
        return this;
    }

    /// <summary>Moves to the next row. If there is none, the statement is ready to be used again.</summary>
    /// <returns>Whether there is a row.</returns>
    public bool Step()
    {
        int code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        int reset = raw.sqlite3_reset(_statement);
        if (code != raw.SQLITE_DONE)
        {
            StorageException.ThrowIfNotOk(reset == raw.SQLITE_OK ? code : reset, _database);
        }

        return false;
    }

    /// <summary>Runs a statement that returns no rows.</summary>
    /// <returns>The number of rows that it changed.</returns>
    public int Run()
    {
        Step();
        return raw.sqlite3_changes(_database);
    }

    /// <summary>Releases the current row of the statement.</summary>
    public void Reset() => _ = raw.sqlite3_reset(_statement);

    public long Int64(int column) => raw.sqlite3_column_int64(_statement, column);

    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_statement, column);

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public void Dispose() => _statement.Dispose();
}
