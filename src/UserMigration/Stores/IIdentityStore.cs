using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration;

/// <summary>
/// The port to an identity store. An implementation makes one call for each method, tries it once, and says by
/// <see cref="IdentityStoreException.Kind"/> what can be concluded when it fails.
/// </summary>
public interface IIdentityStore : IDisposable
{
    /// <summary>The kind of store.</summary>
    IdentityTarget Target { get; }

    /// <summary>How it works.</summary>
    StoreTraits Traits { get; }

    /// <summary>The address of the store.</summary>
    Uri Uri { get; }

    /// <summary>How far the store's clock is ahead of ours, by its latest answer; null before the first one.</summary>
    TimeSpan? ClockOffset { get; }

    /// <summary>Asks the store, by one call that changes nothing, whether it accepts the credential.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="IdentityStoreException">
    /// <see cref="IdentityStoreFault.Denied"/>: it does not, or there is no such store at the address. Another kind: it did not say. A
    /// credential that is accepted and may not make just this call passes.
    /// </exception>
    Task VerifyAsync(CancellationToken cancellationToken);

    /// <summary>What the user of a record is looked up by.</summary>
    /// <param name="record">The record.</param>
    /// <param name="attribute">
    /// The attribute that identifies a user, with dots between the names of a path. A store may take another attribute that
    /// identifies the user where this one is <see cref="StoreTraits.PrimaryKey"/> and has no value.
    /// </param>
    /// <returns>The key; null where the record has none.</returns>
    IdentityKey? KeyOf(IdentityRecord record, string attribute);

    /// <summary>
    /// Whether a record can be sent twice without that the store gets a second user or another result: where the answer to
    /// it was lost, it is simply sent again.
    /// </summary>
    /// <param name="record">The record.</param>
    bool CanSendAgain(IdentityRecord record);

    /// <summary>
    /// A copy of a record that names the user it is for by the store's own identifier, wherever the store wants it; the
    /// record itself stays as it is.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="identifier">The identifier, as a look-up gave it.</param>
    /// <exception cref="NotSupportedException">The store takes no identifiers in records (<see cref="StoreTraits.TakesIdentifiers"/>).</exception>
    IdentityRecord WithIdentifier(IdentityRecord record, string identifier);

    /// <summary>Sends records to be created, in one call; or updated, where the store does both in one.</summary>
    /// <param name="entityType">The entity type.</param>
    /// <param name="records">The records; all valid.</param>
    /// <param name="commitEach">How they are committed, where the store can be told.</param>
    /// <param name="timeout">The time the server is given; the attempt itself is given 5 s more.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>An answer for each record, in the order sent.</returns>
    /// <exception cref="IdentityStoreException">The call as a whole failed.</exception>
    Task<IReadOnlyList<StoreRecordAnswer>> CreateAsync(
        string entityType,
        IReadOnlyList<IdentityRecord> records,
        CommitEach commitEach,
        TimeSpan timeout,
        CancellationToken cancellationToken);

    /// <summary>
    /// The calls that make a user what a record says. Attributes that the record lacks stay, a plural that it names is
    /// replaced whole, a null erases; a password is sent unless the store shows that it has it, and a blank one never.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="user">The user, with all its attributes.</param>
    /// <returns>The changes; none where the store has the user just so.</returns>
    IReadOnlyList<StoreChange> PlanChanges(IdentityRecord record, IdentityUser user);

    /// <summary>Changes a user, in one call. Sent twice, it does what it does once.</summary>
    /// <param name="entityType">The entity type.</param>
    /// <param name="key">What identifies the user.</param>
    /// <param name="change">The change.</param>
    /// <param name="timeout">The time the server is given; the attempt itself is given 5 s more.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="IdentityStoreException">The call failed.</exception>
    Task ChangeAsync(string entityType, IdentityKey key, StoreChange change, TimeSpan timeout, CancellationToken cancellationToken);

    /// <summary>Deletes a user, in one call. There is no call without an identifier, and none that deletes by anything else.</summary>
    /// <param name="entityType">The entity type.</param>
    /// <param name="uuid">The store's identifier of the user.</param>
    /// <param name="timeout">The time the server is given; the attempt itself is given 5 s more.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>What became of the user.</returns>
    /// <exception cref="ArgumentException">The identifier is not of the store's form; no call was made.</exception>
    /// <exception cref="IdentityStoreException">The call failed.</exception>
    Task<StoreDeletion> DeleteAsync(string entityType, string uuid, TimeSpan timeout, CancellationToken cancellationToken);

    /// <summary>Looks a user up.</summary>
    /// <param name="entityType">The entity type.</param>
    /// <param name="key">The attribute that identifies it, and its value.</param>
    /// <param name="attributes">The attributes to give back; null for all.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The user, or null where the store has none of that key.</returns>
    /// <exception cref="IdentityStoreException">The call failed.</exception>
    Task<IdentityUser?> FindAsync(
        string entityType,
        IdentityKey key,
        IReadOnlyList<string>? attributes,
        CancellationToken cancellationToken);

    /// <summary>Whether users can be asked for by this key together with others, without a doubt what is asked for.</summary>
    /// <param name="key">The key.</param>
    bool CanFindTogether(IdentityKey key);

    /// <summary>
    /// Finds the users that have one of several values, in one call. More than one user can have a value. What the call
    /// does not show may be there all the same: <see cref="FindAsync"/> says what the store has now.
    /// </summary>
    /// <param name="entityType">The entity type.</param>
    /// <param name="attribute">The attribute, with dots between the names of a path.</param>
    /// <param name="values">The values; see <see cref="CanFindTogether"/>.</param>
    /// <param name="timeout">The time the server is given; the attempt itself is given 5 s more.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ArgumentException">A value is none that can be asked for so; no call was made.</exception>
    /// <exception cref="IdentityStoreException">The call failed.</exception>
    Task<IReadOnlyList<IdentityUser>> FindTogetherAsync(
        string entityType,
        string attribute,
        IReadOnlyList<string> values,
        TimeSpan timeout,
        CancellationToken cancellationToken);

    /// <summary>Whether the store lets a value of an attribute occur once alone.</summary>
    /// <param name="entityType">The entity type.</param>
    /// <param name="attribute">The attribute, with dots between the names of a path.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="IdentityStoreException">The call failed.</exception>
    Task<bool> IsUniqueAsync(string entityType, string attribute, CancellationToken cancellationToken);

    /// <summary>Reads the schema of an entity type.</summary>
    /// <param name="entityType">The entity type.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="IdentityStoreException">The call failed.</exception>
    /// <exception cref="MigrationException">The store has no such entity type, or its schema is not understood.</exception>
    Task<IdentitySchema> GetSchemaAsync(string entityType, CancellationToken cancellationToken);

    /// <summary>
    /// Compares what a record sends with what the store has; what the store changes by its own rules (a time cut off a
    /// date, a password hashed) counts as equal.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="user">The user.</param>
    /// <returns>The attributes that differ, as dotted paths.</returns>
    IReadOnlyList<string> FindDifferences(IdentityRecord record, IdentityUser user);

    /// <summary>Counts users.</summary>
    /// <param name="entityType">The entity type.</param>
    /// <param name="filter">A filter in the store's own language, or null for all.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The number of users.</returns>
    /// <exception cref="IdentityStoreException">The call failed.</exception>
    /// <exception cref="MigrationException">The store can't be asked (<see cref="StoreTraits.CanCount"/>).</exception>
    Task<long> CountAsync(string entityType, string? filter, CancellationToken cancellationToken);
}
