using System.Collections.Generic;
using UserMigration.Sandbox.Storage;

namespace UserMigration.Sandbox.Cidaas.Users;

/// <summary>An index of the keys by which users can be found (contract of cidaas, section 7).</summary>
internal sealed class UserIndex
{
    private readonly UserStatements _sql;

    public UserIndex(UserStatements sql)
    {
        _sql = sql;
    }

    /// <summary>Returns the user with a value, whatever the provider, or null.</summary>
    public long? Find(int kind, string value) => Find(new UserKey(kind, value, string.Empty), out _);

    /// <summary>Finds the user of a record without a sub, by its identifiers and their providers.</summary>
    /// <param name="keys">The keys by which the record can be found.</param>
    /// <param name="fault">The reason why the user can't be determined, or null.</param>
    /// <returns>The number of the user, or null for a new one.</returns>
    public long? Match(IEnumerable<UserKey> keys, out UserFault? fault)
    {
        fault = null;
        long? match = null;
        foreach (UserKey key in keys)
        {
            if (key.Kind >= UserKeys.FirstTechnical || Find(key, out bool isOfProvider) is not { } id)
            {
                continue;
            }

            if (!isOfProvider)
            {
                fault = new UserFault("conflict: an identifier belongs to a user of another provider; give the sub");
                return null;
            }

            if (match is not null && match != id)
            {
                fault = new UserFault("conflict: the identifiers belong to different users; give the sub");
                return null;
            }

            match = id;
        }

        return match;
    }

    /// <summary>Whether no other user has one of the keys.</summary>
    public bool AreFree(IEnumerable<UserKey> keys, long id)
    {
        foreach (UserKey key in keys)
        {
            if (Find(key, out bool isOfProvider) is { } owner && owner != id && (isOfProvider || key.Kind < UserKeys.FirstForeign))
            {
                return false;
            }
        }

        return true;
    }

    public void Add(UserKey key, long id) =>
        _sql.InsertKey.Bind(1, key.Kind).BindText(2, key.Value).BindText(3, key.Provider).Bind(4, id).Run();

    public void Remove(UserKey key) => _sql.DeleteKey.Bind(1, key.Kind).BindText(2, key.Value).BindText(3, key.Provider).Run();

    // All rows with the same identifier belong to one user. Only keys that belong to a provider can have several users.
    private long? Find(UserKey key, out bool isOfProvider)
    {
        isOfProvider = false;
        long? id = null;
        Statement find = _sql.FindKey.Bind(1, key.Kind).BindText(2, key.Value);
        while (find.Step())
        {
            id = find.Int64(0);
            if (find.Text(1) == key.Provider)
            {
                isOfProvider = true;
                find.Reset();
                return id;
            }
        }

        return id;
    }
}
