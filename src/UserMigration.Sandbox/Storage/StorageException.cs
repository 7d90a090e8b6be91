using System;
using SQLitePCL;

namespace UserMigration.Sandbox.Storage;

/// <summary>The database failed: a full disk, a broken file.</summary>
internal sealed class StorageException : Exception
{
    public StorageException(string message)
        : base(message)
    {
    }

    public static void ThrowIfNotOk(int code, sqlite3 database)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            throw new StorageException($"SQLite error {code}: {raw.sqlite3_errmsg(database).utf8_to_string()}");
        }
    }
}
