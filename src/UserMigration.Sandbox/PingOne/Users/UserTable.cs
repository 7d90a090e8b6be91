using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using UserMigration.Sandbox.PingOne.Answers;
using UserMigration.Sandbox.Storage;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.PingOne.Users;

/// <summary>The users. Each method acquires the lock of the database and is one transaction.</summary>
internal sealed class UserTable : IDisposable
{
    private const int Piece = 500;

    private readonly Database _database;
    private readonly TimeProvider _time;
    private readonly UserStatements _sql;

    public UserTable(Database database, TimeProvider time)
    {
        _database = database;
        _time = time;
        _sql = new UserStatements(database);
    }

    /// <summary>Creates a user.</summary>
    /// <returns>The user; null if its username is taken.</returns>
    public UserRow? Create(NewUser user)
    {
        UserRow? created = null;
        _database.Transact(() =>
        {
            string username = Fold(user.Username);
            if (One(_sql.ByUsername.BindText(1, username)) is null)
            {
                string id = Guid.NewGuid().ToString();
                _sql.Insert.BindText(1, id).BindText(2, username).BindText(3, user.Population).Bind(4, Now())
                    .Bind(5, user.HasPassword ? 1 : 0).BindText(6, user.Encoding).Bind(7, user.Document).Run();
                created = One(_sql.ById.BindText(1, id));
            }

            return created is not null;
        });
        return created;
    }

    /// <summary>Reads a user; null if it does not exist.</summary>
    public UserRow? Read(string id)
    {
        lock (_database.Gate)
        {
            return One(_sql.ById.BindText(1, id));
        }
    }

    /// <summary>Changes a user.</summary>
    /// <param name="id">The ID of the user.</param>
    /// <param name="change">Returns the new attributes.</param>
    /// <returns>The user; null if its new username is taken.</returns>
    /// <exception cref="PingOneException">The user does not exist, or the change is refused.</exception>
    public UserRow? Change(string id, Func<UserRow, ChangedUser> change)
    {
        UserRow? changed = null;
        _database.Transact(() =>
        {
            UserRow before = One(_sql.ById.BindText(1, id)) ?? throw new PingOneException(PingOneError.NoUser);
            ChangedUser user = change(before);
            string username = Fold(user.Username);
            if ((One(_sql.ByUsername.BindText(1, username))?.Number ?? before.Number) == before.Number)
            {
                _sql.Update.Bind(1, before.Number).BindText(2, username).Bind(3, Now()).Bind(4, user.Document).Run();
                changed = One(_sql.ById.BindText(1, id));
            }

            return changed is not null;
        });
        return changed;
    }

    /// <summary>Notes that the password of a user was set.</summary>
    /// <returns>Whether the user exists.</returns>
    public bool SetPassword(string id, string encoding) => Run(() => _sql.SetPassword.BindText(1, id).BindText(2, encoding).Bind(3, Now()));

    /// <summary>Moves a user to a population.</summary>
    /// <returns>Whether the user exists.</returns>
    public bool Move(string id, string population) => Run(() => _sql.Move.BindText(1, id).BindText(2, population).Bind(3, Now()));

    /// <summary>Deletes a user.</summary>
    /// <returns>Whether the user existed.</returns>
    public bool Delete(string id) => Run(() => _sql.Delete.BindText(1, id));

    /// <summary>Returns a page of all users.</summary>
    public UserPage Page(long start, int limit)
    {
        List<UserRow> rows = Scan(start, limit + 1);
        lock (_database.Gate)
        {
            _sql.Count.Step();
            long count = _sql.Count.Int64(0);
            _sql.Count.Reset();
            return PageOf(rows, limit, count);
        }
    }

    /// <summary>Returns a page of the users that match a filter.</summary>
    public UserPage Find(UserFilter filter, long start, int limit)
    {
        IEnumerable<UserRow> all = filter.Usernames is { } names ? ByUsernames(names) : ScanAll().Where(Matches);
        List<UserRow> matches = all.ToList();
        return PageOf(matches.Where(row => row.Number > start).Take(limit + 1).ToList(), limit, matches.Count);

        bool Matches(UserRow row)
        {
            using JsonDocument document = JsonDocument.Parse(row.Document);
            return filter.Matches(row, document.RootElement);
        }
    }

    /// <summary>Returns a part of the table, in the order in which the users were created.</summary>
    public List<UserRow> Scan(long after, int most)
    {
        List<UserRow> rows = new(Math.Min(most, Piece));
        lock (_database.Gate)
        {
            _sql.Scan.Bind(1, after).Bind(2, most);
            while (_sql.Scan.Step())
            {
                rows.Add(RowOf(_sql.Scan));
            }
        }

        return rows;
    }

    public void Dispose()
    {
        _sql.Dispose();
        _database.Dispose();
    }

    private static UserPage PageOf(List<UserRow> rows, int limit, long count)
    {
        bool hasMore = rows.Count > limit;
        List<UserRow> shown = hasMore ? rows.GetRange(0, limit) : rows;
        return new UserPage(shown, count, hasMore ? shown[^1].Number : null);
    }

    private List<UserRow> ByUsernames(IEnumerable<string> names)
    {
        lock (_database.Gate)
        {
            return names.Select(Fold).Distinct().Select(name => One(_sql.ByUsername.BindText(1, name))).OfType<UserRow>().OrderBy(row => row.Number).ToList();
        }
    }

    private IEnumerable<UserRow> ScanAll()
    {
        long last = 0;
        List<UserRow> rows;
        do
        {
            rows = Scan(last, Piece);
            foreach (UserRow row in rows)
            {
                last = row.Number;
                yield return row;
            }
        }
        while (rows.Count == Piece);
    }

    private bool Run(Func<Statement> bind)
    {
        lock (_database.Gate)
        {
            return bind().Run() > 0;
        }
    }

    private static UserRow? One(Statement statement)
    {
        if (!statement.Step())
        {
            return null;
        }

        UserRow row = RowOf(statement);
        statement.Reset();
        return row;
    }

    private static UserRow RowOf(Statement row) => new(
        row.Int64(0), row.Text(1), row.Text(2), row.Int64(3), row.Int64(4), row.Int64(5), row.Text(6), row.Blob(7).ToArray());

    private static string Fold(string username) => KeyFolding.Fold(username, isCaseSensitive: false);

    private long Now() => _time.GetUtcNow().ToUnixTimeMilliseconds();
}
