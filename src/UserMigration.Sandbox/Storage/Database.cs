using System;
using System.IO;
using Microsoft.Data.Sqlite;
using UserMigration.Sandbox.Startup;

namespace UserMigration.Sandbox.Storage;

/// <summary>
/// The SQLite database, in memory or in a file, with one connection and one lock for reading and writing. SQLite allows
/// only one writer at a time anyway; reads are short, and long reads are divided into parts.
/// </summary>
internal sealed class Database : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Statement _begin;
    private readonly Statement _commit;
    private readonly Statement _rollback;

    private Database(SqliteConnection connection)
    {
        _connection = connection;
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _rollback = Prepare("ROLLBACK");
    }

    /// <summary>The lock to hold while the database is used.</summary>
    public object Gate { get; } = new();

    /// <summary>Opens a database.</summary>
    /// <param name="path">The file, or null for memory.</param>
    /// <param name="applicationId">The identification of files of the kind of store.</param>
    /// <exception cref="StartException">The file can't be used.</exception>
    public static Database Open(string? path, int applicationId)
    {
        SqliteConnection? connection = null;
        try
        {
            if (path is not null)
            {
                CreateFile(path);
            }

            SqliteConnectionStringBuilder settings = new() { DataSource = path ?? ":memory:", Pooling = false, DefaultTimeout = 1 };
            connection = new SqliteConnection(settings.ToString());
            connection.Open();
            SetUp(connection, path, applicationId);
            return new Database(connection);
        }
        catch (Exception exception) when (exception is SqliteException or StorageException or StartException
            or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            connection?.Dispose();
            string reason = exception is SqliteException { SqliteErrorCode: 5 or 6 } ? "another sandbox is using it." : exception.Message;
            throw new StartException($"The database file '{path}' can't be used: {reason}", exception);
        }
    }

    public Statement Prepare(string sql) => new(_connection.Handle!, sql);

    public void Execute(string sql) => Execute(_connection, sql);

    /// <summary>Runs work in one transaction. It is rolled back if the work returns false or fails.</summary>
    /// <param name="work">The work; it returns whether to commit.</param>
    public void Transact(Func<bool> work)
    {
        lock (Gate)
        {
            _begin.Run();
            bool isKept = false;
            try
            {
                isKept = work();
            }
            finally
            {
                (isKept ? _commit : _rollback).Run();
            }
        }
    }

    public void Dispose()
    {
        lock (Gate)
        {
            _begin.Dispose();
            _commit.Dispose();
            _rollback.Dispose();
            _connection.Dispose();
        }
    }

    private static void SetUp(SqliteConnection connection, string? path, int applicationId)
    {
        if (path is null)
        {
            Execute(connection, "PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY; PRAGMA page_size=4096");
        }
        else
        {
            // The lock is acquired immediately and kept: two sandboxes on one file would not see each other's counters.
            Execute(
                connection,
                "PRAGMA page_size=4096; PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                + "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint=4000; BEGIN EXCLUSIVE; COMMIT");
        }

        long own = Scalar(connection, "PRAGMA application_id");
        if (own != applicationId && Scalar(connection, "SELECT count(*) FROM sqlite_master") > 0)
        {
            throw new StartException("it belongs to another program or target.");
        }

        Execute(connection, $"PRAGMA application_id={applicationId}");
    }

    // The file will contain personal data, so only its owner can read it. SQLite gives its side files the same mode.
    private static void CreateFile(string path)
    {
        FileStreamOptions options = new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows() && !File.Exists(path))
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using FileStream stream = new(path, options);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements consist of constants and numbers.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static long Scalar(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }
}
