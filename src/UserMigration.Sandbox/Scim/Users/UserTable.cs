using System;
using System.Collections.Generic;
using UserMigration.Sandbox.Storage;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Scim.Users;

/// <summary>The users. What belongs to one transaction is done in <see cref="Do"/>.</summary>
internal sealed class UserTable : IDisposable
{
    private readonly Database _database;
    private readonly TimeProvider _time;
    private readonly UserStatements _sql;
    private long _lastId;

    public UserTable(Database database, TimeProvider time)
    {
        _database = database;
        _time = time;
        _sql = new UserStatements(database);
        _lastId = Number(_sql.LastId);
    }

    /// <summary>Does work in one transaction.</summary>
    public T Do<T>(Func<T> work)
    {
        T? result = default;
        _database.Transact(() =>
        {
            result = work();
            return true;
        });
        return result!;
    }

    /// <summary>Creates a user.</summary>
    /// <exception cref="ScimException">Another user has the userName.</exception>
    public UserRow Create(PreparedUser user)
    {
        string name = Fold(user.UserName);
        if (Read(_sql.ByName.BindText(1, name)) is not null)
        {
            throw ScimException.Taken("userName");
        }

        long now = Now();
        UserRow row = new(_lastId + 1, Guid.NewGuid().ToString("N"), now, now, 1, user.HasPassword, user.Document);
        _sql.Insert.Bind(1, row.Id).BindText(2, row.Uid).BindText(3, name).BindText(4, user.ExternalId ?? string.Empty)
            .Bind(5, now).Bind(6, user.HasPassword ? 1 : 0).Bind(7, user.Document).Run();
        _lastId = row.Id;
        return row;
    }

    /// <summary>Replaces a user.</summary>
    /// <exception cref="ScimException">Another user has the userName.</exception>
    public UserRow Update(UserRow old, PreparedUser user)
    {
        string name = Fold(user.UserName);
        if (Read(_sql.ByName.BindText(1, name)) is { } owner && owner.Id != old.Id)
        {
            throw ScimException.Taken("userName");
        }

        long now = Now();
        _sql.Update.Bind(1, old.Id).BindText(2, name).BindText(3, user.ExternalId ?? string.Empty).Bind(4, now).Bind(5, user.HasPassword ? 1 : 0).Bind(6, user.Document).Run();
        return old with { Updated = now, Version = old.Version + 1, HasPassword = old.HasPassword || user.HasPassword, Document = user.Document };
    }

    /// <summary>Deletes a user.</summary>
    public void Delete(UserRow user) => _sql.Delete.Bind(1, user.Id).Run();

    /// <summary>Gives a user another version.</summary>
    /// <returns>Whether the user exists.</returns>
    public bool TryTouch(string uid)
    {
        lock (_database.Gate)
        {
            return _sql.Touch.BindText(1, uid).Bind(2, Now()).Run() > 0;
        }
    }

    /// <summary>Returns the user with an id, or null.</summary>
    public UserRow? Find(string uid)
    {
        lock (_database.Gate)
        {
            return Read(_sql.ByUid.BindText(1, uid));
        }
    }

    /// <summary>Returns the user with a userName, or null.</summary>
    public UserRow? FindName(string userName)
    {
        lock (_database.Gate)
        {
            return Read(_sql.ByName.BindText(1, Fold(userName)));
        }
    }

    /// <summary>Returns the users with an externalId.</summary>
    public List<UserRow> FindExternal(string externalId) => ReadAll(_sql.ByExternal, () => _sql.ByExternal.BindText(1, externalId));

    /// <summary>Returns a part of the table, in the order in which the users were created.</summary>
    public List<UserRow> Scan(long afterId, int most) => ReadAll(_sql.Scan, () => _sql.Scan.Bind(1, afterId).Bind(2, most));

    /// <summary>Returns the number of users.</summary>
    public long Count()
    {
        lock (_database.Gate)
        {
            return Number(_sql.Count);
        }
    }

    public void Dispose()
    {
        _sql.Dispose();
        _database.Dispose();
    }

    private List<UserRow> ReadAll(Statement statement, Action bind)
    {
        List<UserRow> rows = new();
        lock (_database.Gate)
        {
            bind();
            while (statement.Step())
            {
                rows.Add(ReadRow(statement));
            }
        }

        return rows;
    }

    private static UserRow? Read(Statement statement)
    {
        if (!statement.Step())
        {
            return null;
        }

        UserRow row = ReadRow(statement);
        statement.Reset();
        return row;
    }

    private static UserRow ReadRow(Statement row) =>
        new(row.Int64(0), row.Text(1), row.Int64(2), row.Int64(3), row.Int64(4), row.Int64(5) != 0, row.Blob(6).ToArray());

    private static long Number(Statement statement)
    {
        statement.Step();
        long number = statement.Int64(0);
        statement.Reset();
        return number;
    }

    private static string Fold(string userName) => KeyFolding.Fold(userName, isCaseSensitive: false);

    private long Now() => (_time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
