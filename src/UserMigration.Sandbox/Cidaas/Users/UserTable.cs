using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using UserMigration.Sandbox.Cidaas.Answers;
using UserMigration.Sandbox.Cidaas.Setup;
using UserMigration.Sandbox.Startup;
using UserMigration.Sandbox.Storage;

namespace UserMigration.Sandbox.Cidaas.Users;

/// <summary>The users. Each method acquires the lock of the database and is one transaction.</summary>
internal sealed class UserTable : IDisposable
{
    private static readonly UserFault s_twice = new("the sub or an identifier occurs twice in one request");
    private static readonly UserFault s_taken = new("conflict: an identifier belongs to another user");
    private static readonly UserFault s_providers = new("conflict: identities of several providers need the sub");
    private static readonly UserFault s_password = new("the password can't be set a second time: migrationMode is off");

    private readonly Database _database;
    private readonly FieldSetup _setup;
    private readonly TimeProvider _time;
    private readonly UserStatements _sql;
    private readonly UserIndex _index;
    private long _lastId;

    public UserTable(Database database, FieldSetup setup, TimeProvider time)
    {
        _database = database;
        _setup = setup;
        _time = time;
        _sql = new UserStatements(database);
        _index = new UserIndex(_sql);
        CheckUsernameFields();
        _sql.LastId.Step();
        _lastId = _sql.LastId.Int64(0);
        _sql.LastId.Reset();
    }

    /// <summary>Creates and updates users.</summary>
    /// <param name="users">The records of a call.</param>
    /// <param name="mode">What happens to a second password.</param>
    /// <param name="incompleteStatus">
    /// The status of a call with a record that lacks something. 200 refuses only the record; null uses the status of
    /// what is missing.
    /// </param>
    /// <returns>One result for each record, in order.</returns>
    /// <exception cref="CidaasException">The whole call is refused, and no user is written.</exception>
    public UserResult[] Write(IReadOnlyList<PreparedUser> users, MigrationMode mode, int? incompleteStatus)
    {
        UserResult[] results = new UserResult[users.Count];
        _database.Transact(() =>
        {
            long lastId = _lastId;
            HashSet<long> touched = new();
            try
            {
                for (int i = 0; i < results.Length; i++)
                {
                    results[i] = WriteOne(users[i], mode, incompleteStatus, touched);
                }

                return true;
            }
            catch (CidaasException)
            {
                _lastId = lastId;
                throw;
            }
        });
        return results;
    }

    /// <summary>Returns the sub of a user by its sub or any of its identifiers, or null.</summary>
    public string? FindSub(string identifier)
    {
        string folded = UserKeys.Fold(identifier);
        lock (_database.Gate)
        {
            if (Read(_sql.BySub.BindText(1, identifier)) is { } user)
            {
                return user.Sub;
            }

            foreach (int kind in UserKeys.LookUpOrder(_setup))
            {
                if (_index.Find(kind, folded) is { } id)
                {
                    return Read(_sql.ById.Bind(1, id))!.Sub;
                }
            }

            return null;
        }
    }

    /// <summary>Schedules the deletion of a user.</summary>
    /// <returns>Whether the user exists.</returns>
    public bool Schedule(string sub)
    {
        lock (_database.Gate)
        {
            return _sql.Schedule.BindText(1, sub).Run() > 0;
        }
    }

    /// <summary>Returns a part of the table, in the order in which the users were created.</summary>
    public List<UserRow> Scan(long afterId, int most)
    {
        List<UserRow> rows = new(most);
        lock (_database.Gate)
        {
            _sql.Scan.Bind(1, afterId).Bind(2, most);
            while (_sql.Scan.Step())
            {
                rows.Add(ReadRow(_sql.Scan));
            }
        }

        return rows;
    }

    public void Dispose()
    {
        _sql.Dispose();
        _database.Dispose();
    }

    private UserResult WriteOne(PreparedUser user, MigrationMode mode, int? incompleteStatus, HashSet<long> touched)
    {
        if (user.Fault is not null)
        {
            return UserResult.Failed(user, user.Fault);
        }

        UserRow? stored = Find(user, out UserFault? fault);
        if (fault is not null)
        {
            return UserResult.Failed(user, fault);
        }

        if (stored is null)
        {
            return Refuse(user, user.Lack, incompleteStatus) ?? Create(user, touched);
        }

        if (touched.Contains(stored.Id))
        {
            return UserResult.Failed(user, s_twice);
        }

        return mode == MigrationMode.Off && user.HasPassword && stored.Passwords > 0
            ? UserResult.Failed(user, s_password)
            : Update(user, stored, mode, incompleteStatus, touched);
    }

    private UserRow? Find(PreparedUser user, out UserFault? fault)
    {
        fault = null;
        if (user.Sub is not null)
        {
            return Read(_sql.BySub.BindText(1, user.Sub));
        }

        if (user.HasSeveralProviders)
        {
            fault = s_providers;
            return null;
        }

        return _index.Match(user.Keys, out fault) is { } id ? Read(_sql.ById.Bind(1, id)) : null;
    }

    private UserResult Create(PreparedUser user, HashSet<long> touched)
    {
        // Without a sub, the identifiers were already looked up.
        if (!_index.AreFree(user.Sub is null ? user.Keys.Where(key => key.Kind >= UserKeys.FirstTechnical) : user.Keys, 0))
        {
            return UserResult.Failed(user, s_taken);
        }

        long id = ++_lastId;
        string sub = user.Sub ?? Guid.NewGuid().ToString();
        _sql.Insert.Bind(1, id).BindText(2, sub).Bind(3, Now())
            .Bind(4, user.HasPassword ? 1 : 0).BindText(5, user.AlgorithmTypeId ?? string.Empty).Bind(6, user.Document).Run();
        foreach (UserKey key in user.Keys)
        {
            _index.Add(key, id);
        }

        touched.Add(id);
        return new UserResult(UserResult.Created, sub, user.Identifiers, null);
    }

    private UserResult Update(PreparedUser user, UserRow stored, MigrationMode mode, int? incompleteStatus, HashSet<long> touched)
    {
        byte[] merged = UserMerger.Merge(stored.Document, user.Document);
        using JsonDocument before = JsonDocument.Parse(stored.Document);
        using JsonDocument after = JsonDocument.Parse(merged);
        List<UserKey> old = UserKeys.Read(before.RootElement, _setup);
        List<UserKey> keys = UserKeys.Read(after.RootElement, _setup);
        if (Refuse(user, UserLacks.Find(after.RootElement, keys, _setup), incompleteStatus) is { } refused)
        {
            return refused;
        }

        if (!_index.AreFree(keys, stored.Id))
        {
            return UserResult.Failed(user, s_taken);
        }

        foreach (UserKey key in old.Except(keys))
        {
            _index.Remove(key);
        }

        foreach (UserKey key in keys.Except(old))
        {
            _index.Add(key, stored.Id);
        }

        bool isSet = user.HasPassword && (mode != MigrationMode.Ignore || stored.Passwords == 0);
        string algorithm = isSet ? user.AlgorithmTypeId ?? string.Empty : stored.Algorithm;
        _sql.Update.Bind(1, stored.Id).Bind(2, Now()).Bind(3, isSet ? 1 : 0).BindText(4, algorithm).Bind(5, merged).Run();
        touched.Add(stored.Id);
        return new UserResult(UserResult.Updated, stored.Sub, user.Identifiers, null);
    }

    private static UserResult? Refuse(PreparedUser user, Lack? lack, int? incompleteStatus)
    {
        if (lack is null)
        {
            return null;
        }

        int status = incompleteStatus ?? lack.Status;
        return status == 200
            ? UserResult.Failed(user, new UserFault(lack.Message))
            : throw new CidaasException(new CidaasError(status, lack.Code, lack.Message));
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

    private static UserRow ReadRow(Statement row) => new(
        row.Int64(0),
        row.Text(1),
        row.Int64(2),
        row.Int64(3),
        row.Int64(4),
        row.Int64(5),
        row.Text(6),
        row.Int64(7) != 0,
        row.Blob(8).ToArray());

    // The number of such a field is the kind of its keys.
    private void CheckUsernameFields()
    {
        string names = string.Join('\n', _setup.UsernameFields.Select(field => field.Key));
        using Statement add = _database.Prepare("INSERT OR IGNORE INTO username_field(number, name) VALUES(0, ?1)");
        add.BindText(1, names).Run();
        using Statement find = _database.Prepare("SELECT name FROM username_field WHERE number = 0");
        find.Step();
        bool isSame = find.Text(0) == names;
        find.Reset();
        if (!isSame)
        {
            throw new StartException("The database file was created with fields of the data type USERNAME that differ from the field setup. Use another file, or the original field setup.");
        }
    }

    private long Now() => (_time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
