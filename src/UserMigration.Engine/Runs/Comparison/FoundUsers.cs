using System;
using System.Collections.Generic;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Comparison;

/// <summary>The users that were found by calls for several users.</summary>
internal sealed class FoundUsers
{
    // Only the store knows which keys it treats as the same. This dictionary only ignores letter case, and keys that it does not
    // contain are looked up one by one.
    private readonly Dictionary<string, List<IdentityUser>> _byKey = new Dictionary<string, List<IdentityUser>>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The keys that the store did not allow to be looked up together.</summary>
    public ISet<string> Refused { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Adds users.</summary>
    /// <param name="users">The users.</param>
    /// <param name="attribute">The attribute that is the key.</param>
    public void Add(IReadOnlyList<IdentityUser> users, string attribute)
    {
        foreach (IdentityUser user in users)
        {
            if (RecordKey.Get(user.Attributes, attribute) is not { } key)
            {
                continue;
            }

            if (!_byKey.TryGetValue(key, out List<IdentityUser>? same))
            {
                _byKey.Add(key, same = new List<IdentityUser>());
            }

            same.Add(user);
        }
    }

    /// <summary>Gets the users that may have a key.</summary>
    /// <param name="key">The key.</param>
    public IReadOnlyList<IdentityUser> Get(string key) => _byKey.TryGetValue(key, out List<IdentityUser>? users) ? users : Array.Empty<IdentityUser>();
}
