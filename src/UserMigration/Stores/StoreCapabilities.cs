using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration;

/// <summary>
/// How a kind of store works, as far as its users must know. No other code asks which kind of store it is.
/// </summary>
public sealed class StoreCapabilities
{
    /// <summary>The default authentication of calls.</summary>
    public StoreAuthentication Authentication { get; init; }

    /// <summary>The attribute that identifies a user by default: <c>email</c>, <c>sub</c>.</summary>
    public string PrimaryKey { get; init; } = "email";

    /// <summary>
    /// Whether a user can be identified only by <see cref="PrimaryKey"/>, so that a record without it is not sent: its
    /// user could not be looked up or updated afterwards.
    /// </summary>
    public bool RequiresKey { get; init; }

    /// <summary>The name of the store's own identifier of a user: <c>uuid</c>, <c>sub</c>.</summary>
    public string Identifier { get; init; } = "uuid";

    /// <summary>
    /// Whether the store's identifiers are UUIDs, which are not case-sensitive; otherwise they are any text, and
    /// case-sensitive.
    /// </summary>
    public bool HasUuids { get; init; }

    /// <summary>
    /// The attributes in addition to <see cref="PrimaryKey"/> that each identify a user: records that have the same
    /// value in one of them belong to one user.
    /// </summary>
    public IReadOnlyList<string> OtherKeys { get; init; } = Array.Empty<string>();

    /// <summary>The attributes that contain a password: they are left out if passwords are not sent.</summary>
    public IReadOnlyList<string> PasswordAttributes { get; init; } = Array.Empty<string>();

    /// <summary>
    /// Whether a store has entity types, each with a schema of its own; otherwise, it has only users. A kind that has them declares
    /// <see cref="StoreSetting.EntityType"/>.
    /// </summary>
    public bool HasEntityTypes => Settings.Contains(StoreSetting.EntityType);

    /// <summary>
    /// Whether records for it are checked by rules of its own, so that a check must know the kind of store.
    /// </summary>
    public bool HasRules { get; init; }

    /// <summary>The default number of records in a call, from 1.</summary>
    public int BatchSize { get; init; } = 10;

    /// <summary>The maximum number of records in a call.</summary>
    public int LargestBatch { get; init; } = 10_000;

    /// <summary>The advised number of records in a call if a short duration matters.</summary>
    public int AdvisedBatchSize { get; init; } = 100;

    /// <summary>The maximum number of records in a call that clients of this kind of store are known to use.</summary>
    public int LargestAdvisedBatch { get; init; } = 1000;

    /// <summary>The advised maximum size of a call in bytes; null if none is known.</summary>
    public long? AdvisedCallBytes { get; init; }

    /// <summary>The settings that this kind of store has, and not every other kind.</summary>
    public IReadOnlyList<StoreSetting> Settings { get; init; } = Array.Empty<StoreSetting>();

    /// <summary>
    /// The code of a refusal because of an attribute that the store does not know; null if its refusals do not say so.
    /// If each record of a first batch has this code, the attribute is wrong and not the records.
    /// </summary>
    public int? UnknownAttributeCode { get; init; }

    /// <summary>
    /// Whether a refusal as a duplicate does not show for certain that the user exists, so that the user is looked up before
    /// it counts as existing.
    /// </summary>
    public bool ConfirmsDuplicates { get; init; }

    /// <summary>
    /// Whether a look-up by key may find a new user only after some time. A record whose answer was lost, and which the store then
    /// refuses as a duplicate, may be such a user.
    /// </summary>
    public bool FindsNewUsersLater { get; init; }

    /// <summary>
    /// Whether the call that creates a user changes an existing user to match the record, so that there is no separate
    /// call for updates. Its answer says which of the two it did.
    /// </summary>
    public bool CreatesOrUpdates { get; init; }

    /// <summary>
    /// Whether a look-up returns the attributes of a user; otherwise, it returns only whether the user exists, and its
    /// identifier.
    /// </summary>
    public bool ShowsAttributes { get; init; } = true;

    /// <summary>
    /// The attributes that contain when a user was created and last changed; empty if the store does not report this.
    /// </summary>
    public IReadOnlyList<string> ChangeTimes { get; init; } = Array.Empty<string>();

    /// <summary>The attribute that contains when a user last signed in, if an entity type has it; or null.</summary>
    public string? LoginTime { get; init; }

    /// <summary>Whether users can be counted.</summary>
    public bool CanCount { get; init; } = true;

    /// <summary>Whether the call only schedules a deletion, and the store deletes the user later.</summary>
    public bool DeletesLater { get; init; }
}
