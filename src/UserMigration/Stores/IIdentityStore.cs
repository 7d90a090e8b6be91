using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration;

/// <summary>
/// The port to an identity store. Each method of an implementation makes one call and tries it once. If the call fails,
/// <see cref="IdentityStoreException.Kind"/> says what can be concluded.
/// </summary>
public interface IIdentityStore : IDisposable
{
    /// <summary>The kind of store.</summary>
    IdentityTarget Target { get; }

    /// <summary>How this kind of store works.</summary>
    StoreCapabilities Capabilities { get; }

    /// <summary>The address of the store.</summary>
    Uri Uri { get; }

    /// <summary>
    /// How far the store's clock is ahead of ours, according to its latest answer; null before the first answer.
    /// </summary>
    TimeSpan? ClockOffset { get; }

    /// <summary>Checks, by one call that changes nothing, whether the store accepts the credential.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="IdentityStoreException">
    /// <see cref="IdentityStoreFault.Denied"/>: the credential is not accepted, or there is no such store at the
    /// address. Another kind: the result is unknown. A credential that is accepted but lacks the permission for this
    /// call passes.
    /// </exception>
    Task VerifyAsync(CancellationToken cancellationToken);

    /// <summary>Returns the key by which the user of a record is looked up.</summary>
    /// <param name="record">The record.</param>
    /// <param name="attribute">
    /// The attribute that identifies a user, as a dotted path. If this is <see cref="StoreCapabilities.PrimaryKey"/> and it
    /// has no value, a store may use another attribute that identifies the user.
    /// </param>
    /// <returns>The key; null if the record has none.</returns>
    IdentityKey? KeyOf(IdentityRecord record, string attribute);

    /// <summary>
    /// Whether a record can be sent twice without a second user or another result in the store. If the answer to such a
    /// record is lost, the record is sent again.
    /// </summary>
    /// <param name="record">The record.</param>
    bool CanSendAgain(IdentityRecord record);

    /// <summary>
    /// Creates a copy of a record that names its user by the store's own identifier, wherever the store expects it. The
    /// record itself is not changed.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="identifier">The identifier, as returned by a look-up.</param>
    /// <exception cref="NotSupportedException">
    /// The store does not accept identifiers in records.
    /// </exception>
    IdentityRecord WithIdentifier(IdentityRecord record, string identifier);

    /// <summary>
    /// Sends records to be created in one call; or to be updated, if the store does both in one call.
    /// </summary>
    /// <param name="entityType">The entity type.</param>
    /// <param name="records">The records; all valid.</param>
    /// <param name="settings">The settings that only this kind of store has.</param>
    /// <param name="timeout">The time allowed for the server; the attempt itself is allowed 5 s more.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>An answer for each record, in the order in which they were sent.</returns>
    /// <exception cref="IdentityStoreException">The call as a whole failed.</exception>
    Task<IReadOnlyList<StoreRecordAnswer>> CreateAsync(
        string entityType,
        IReadOnlyList<IdentityRecord> records,
        StoreSettings settings,
        TimeSpan timeout,
        CancellationToken cancellationToken);

    /// <summary>
    /// Plans the calls that make a user match a record. Attributes that the record lacks are kept, a plural that it
    /// names is replaced as a whole, and a null erases. A password is sent unless the store shows that the user has it;
    /// an empty password is never sent.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="user">The user, with all its attributes.</param>
    /// <returns>The changes; empty if the user already matches.</returns>
    IReadOnlyList<StoreChange> PlanChanges(IdentityRecord record, IdentityUser user);

    /// <summary>Changes a user in one call. Sending the call twice has the same result as sending it once.</summary>
    /// <param name="entityType">The entity type.</param>
    /// <param name="key">The key that identifies the user.</param>
    /// <param name="change">The change.</param>
    /// <param name="timeout">The time allowed for the server; the attempt itself is allowed 5 s more.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="IdentityStoreException">The call failed.</exception>
    Task ChangeAsync(string entityType, IdentityKey key, StoreChange change, TimeSpan timeout, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes a user in one call. The call requires the store's identifier; users can't be deleted by anything else.
    /// </summary>
    /// <param name="entityType">The entity type.</param>
    /// <param name="uuid">The store's identifier of the user.</param>
    /// <param name="timeout">The time allowed for the server; the attempt itself is allowed 5 s more.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The outcome for the user.</returns>
    /// <exception cref="ArgumentException">The identifier does not have the store's form; no call was made.</exception>
    /// <exception cref="IdentityStoreException">The call failed.</exception>
    Task<StoreDeletion> DeleteAsync(string entityType, string uuid, TimeSpan timeout, CancellationToken cancellationToken);

    /// <summary>Looks up a user.</summary>
    /// <param name="entityType">The entity type.</param>
    /// <param name="key">The attribute that identifies it, and its value.</param>
    /// <param name="attributes">The attributes to return; null for all.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The user, or null if the store has no user with that key.</returns>
    /// <exception cref="IdentityStoreException">The call failed.</exception>
    Task<IdentityUser?> FindAsync(
        string entityType,
        IdentityKey key,
        IReadOnlyList<string>? attributes,
        CancellationToken cancellationToken);

    /// <summary>Whether users can be looked up by this key together with others, without ambiguity.</summary>
    /// <param name="key">The key.</param>
    bool CanFindTogether(IdentityKey key);

    /// <summary>
    /// Finds the users that have one of several values, in one call. More than one user can have a value. Users that
    /// the call does not return may exist anyway: <see cref="FindAsync"/> returns the current state.
    /// </summary>
    /// <param name="entityType">The entity type.</param>
    /// <param name="attribute">The attribute, as a dotted path.</param>
    /// <param name="values">The values; see <see cref="CanFindTogether"/>.</param>
    /// <param name="timeout">The time allowed for the server; the attempt itself is allowed 5 s more.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="ArgumentException">A value can't be looked up in this way; no call was made.</exception>
    /// <exception cref="IdentityStoreException">The call failed.</exception>
    Task<IReadOnlyList<IdentityUser>> FindTogetherAsync(
        string entityType,
        string attribute,
        IReadOnlyList<string> values,
        TimeSpan timeout,
        CancellationToken cancellationToken);

    /// <summary>Whether the store enforces that each value of an attribute occurs only once.</summary>
    /// <param name="entityType">The entity type.</param>
    /// <param name="attribute">The attribute, as a dotted path.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="IdentityStoreException">The call failed.</exception>
    Task<bool> IsUniqueAsync(string entityType, string attribute, CancellationToken cancellationToken);

    /// <summary>Reads the schema of an entity type.</summary>
    /// <param name="entityType">The entity type.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="IdentityStoreException">The call failed.</exception>
    /// <exception cref="MigrationException">The store has no such entity type, or its schema is not understood.</exception>
    Task<IdentitySchema> GetSchemaAsync(string entityType, CancellationToken cancellationToken);

    /// <summary>
    /// Compares the attributes that a record sends with those in the store. Changes that the store makes by its own
    /// rules (a time removed from a date, a password hashed) count as equal.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="user">The user.</param>
    /// <returns>The attributes that differ, as dotted paths.</returns>
    IReadOnlyList<string> FindDifferences(IdentityRecord record, IdentityUser user);

    /// <summary>Counts users.</summary>
    /// <param name="entityType">The entity type.</param>
    /// <param name="filter">A filter in the store's own language, or null for all.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The number of users.</returns>
    /// <exception cref="IdentityStoreException">The call failed.</exception>
    /// <exception cref="MigrationException">The store does not support counting (<see cref="StoreCapabilities.CanCount"/>).</exception>
    Task<long> CountAsync(string entityType, string? filter, CancellationToken cancellationToken);
}
