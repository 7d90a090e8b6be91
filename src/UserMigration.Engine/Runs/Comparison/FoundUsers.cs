using System;
using System.Collections.Generic;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Comparison;

/// <summary>The users that calls for many found.</summary>
internal sealed class FoundUsers
{
    // What the store takes for one key it alone knows: letter case is the least, and what is left over is asked for alone.
    private readonly Dictionary<string, List<IdentityUser>> _byKey = new Dictionary<string, List<IdentityUser>>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The keys that the store did not let be asked for together.</summary>
    public ISet<string> Refused { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Takes users in.</summary>
    /// <param name="users">The users.</param>
    /// <param name="attribute">The attribute that is the key.</param>
    public void Add(IReadOnlyList<IdentityUser> users, string attribute)
    {
        foreach (IdentityUser user in users)
        {
            if (RecordKey.Of(user.Attributes, attribute) is not { } key)
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

    /// <summary>The users that may be those of a key.</summary>
    /// <param name="key">The key.</param>
    public IReadOnlyList<IdentityUser> Of(string key) => _byKey.TryGetValue(key, out List<IdentityUser>? users) ? users : Array.Empty<IdentityUser>();
}
