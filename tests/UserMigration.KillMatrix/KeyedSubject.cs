using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Values;

namespace UserMigration.KillMatrix;

/// <summary>A kind of store that counts its users, and finds them by a key that each has.</summary>
internal abstract class KeyedSubject : Subject
{
    /// <summary>The attribute that identifies each user.</summary>
    protected abstract string Key { get; }

    public override async Task<IReadOnlyList<string>> FindMistakesAsync(MigrationSandbox sandbox, string secret, string file, int rows)
    {
        List<string> mistakes = [];
        using IIdentityStore store = Connect(sandbox.Uri.ToString(), sandbox.ClientId, secret);
        long count = await store.CountAsync("user", null, CancellationToken.None);
        if (count != rows)
        {
            mistakes.Add($"the store has {count} users of {rows}");
        }

        foreach (IdentityRecord record in Read(file))
        {
            IdentityUser? user = await store.FindAsync("user", new IdentityKey(Key, RecordKey.Get(record, Key)!), null, CancellationToken.None);
            IReadOnlyList<string> differences = user is null ? ["all of it"] : store.FindDifferences(record, user);
            if (differences.Count > 0)
            {
                mistakes.Add($"{record}: the store differs in {string.Join(", ", differences)}");
            }
        }

        return mistakes;
    }
}
