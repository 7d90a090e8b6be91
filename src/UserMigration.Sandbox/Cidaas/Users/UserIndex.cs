using System.Collections.Generic;
using UserMigration.Sandbox.Storage;

namespace UserMigration.Sandbox.Cidaas.Users;

/// <summary>What users can be found by (contract of cidaas, section 7): an index of its own.</summary>
internal sealed class UserIndex
{
    private readonly UserStatements _sql;

    public UserIndex(UserStatements sql)
    {
        _sql = sql;
    }

    /// <summary>The user that has a value, whatever the provider, or null.</summary>
    public long? Find(int kind, string value) => Find(new UserKey(kind, value, string.Empty), out _);

    /// <summary>Finds the user that a record without a sub is about, by its identifiers and their providers.</summary>
    /// <param name="keys">What the record can be found by.</param>
    /// <param name="fault">Why that can't be told, or null.</param>
    /// <returns>The user's number, or null for a new one.</returns>
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

    /// <summary>Whether none of the keys is another user's.</summary>
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

    // All that share an identifier are one user's; only the keys that belong to providers may be several users'.
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
