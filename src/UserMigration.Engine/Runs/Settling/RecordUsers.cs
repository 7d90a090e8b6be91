using System.Collections.Generic;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Settling;

/// <summary>Determines which user a record belongs to, as far as its keys show it, if the order of a user's records matters.</summary>
internal sealed class RecordUsers
{
    private readonly IIdentityStore _store;
    private readonly BulkCreateOptions _options;
    private readonly KeyedHash _hash;

    public RecordUsers(IIdentityStore store, BulkCreateOptions options, KeyedHash hash)
    {
        _store = store;
        _options = options;
        _hash = hash;
    }

    /// <summary>
    /// Computes a digest of each key of a record. Two records that share a digest belong to the same user. Null if the
    /// order does not matter, because no existing user is changed.
    /// </summary>
    /// <param name="record">The record.</param>
    public IReadOnlyList<Digest>? Get(IdentityRecord record)
    {
        if (!_store.Capabilities.CreatesOrUpdates && !_options.DeltaMigration && record.Operation == RecordOperation.Unset)
        {
            return null;
        }

        List<Digest> users = new List<Digest>(1);
        Add(users, record, _options.PrimaryKey);
        foreach (string attribute in _store.Capabilities.OtherKeys)
        {
            Add(users, record, attribute);
        }

        return users;
    }

    // Stores differ in whether they ignore case. Waiting for the record of a different user does no harm.
    private void Add(List<Digest> users, IdentityRecord record, string attribute)
    {
        if (_store.KeyOf(record, attribute) is { } key)
        {
            Digest user = _hash.Compute(key.Attribute + "\n" + LetterCase.Fold(key.Value));
            if (!users.Contains(user))
            {
                users.Add(user);
            }
        }
    }
}
