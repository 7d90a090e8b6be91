using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>How a kind of store works, as far as those who use it must know: nobody asks which kind it is.</summary>
public sealed class StoreTraits
{
    /// <summary>How calls show who makes them unless told.</summary>
    public StoreAuthentication Authentication { get; init; }

    /// <summary>The attribute that identifies a user unless another is named: <c>email</c>, <c>sub</c>.</summary>
    public string PrimaryKey { get; init; } = "email";

    /// <summary>
    /// Whether a user is known by <see cref="PrimaryKey"/> only, so that a record without it is not sent: its user could not be found, settled
    /// or updated afterwards.
    /// </summary>
    public bool RequiresKey { get; init; }

    /// <summary>The name of the store's own identifier of a user: <c>uuid</c>, <c>sub</c>.</summary>
    public string Identifier { get; init; } = "uuid";

    /// <summary>
    /// Whether the store's identifiers are UUIDs, which mean the same in capitals; else they are any text, and differ by
    /// each letter.
    /// </summary>
    public bool HasUuids { get; init; }

    /// <summary>Whether a record can name the user it is for by the store's own identifier.</summary>
    public bool TakesIdentifiers { get; init; }

    /// <summary>
    /// The attributes beside <see cref="PrimaryKey"/> that identify a user each: records that have one of them in common
    /// are of one user.
    /// </summary>
    public IReadOnlyList<string> OtherKeys { get; init; } = Array.Empty<string>();

    /// <summary>The attributes that hold a password: what is left out where passwords are not sent.</summary>
    public IReadOnlyList<string> PasswordAttributes { get; init; } = Array.Empty<string>();

    /// <summary>Whether a store has entity types, each with a schema of its own; if not, there are users alone.</summary>
    public bool HasEntityTypes { get; init; } = true;

    /// <summary>Whether records for it are checked by rules of its own, so that a check must be told which kind of store they are for.</summary>
    public bool HasRules { get; init; }

    /// <summary>Records in a call unless told, from 1.</summary>
    public int BatchSize { get; init; } = 10;

    /// <summary>The most records in a call.</summary>
    public int LargestBatch { get; init; } = 10_000;

    /// <summary>Whether the store can be told how it commits the records of a call (<see cref="CommitEach"/>).</summary>
    public bool TakesCommitEach { get; init; }

    /// <summary>
    /// The code of a refusal for an attribute that the store does not know; null where its refusals do not say so. Where
    /// each record of a first batch has it, the attribute is at fault and not the records.
    /// </summary>
    public int? UnknownAttributeCode { get; init; }

    /// <summary>
    /// Whether the call that creates changes a user that is there already to what the record says, so that no other call
    /// updates. Its answer says which of the two it did.
    /// </summary>
    public bool CreatesOrUpdates { get; init; }

    /// <summary>Whether a look-up gives the attributes of a user; if not, it says that there is one, and its identifier.</summary>
    public bool ShowsAttributes { get; init; } = true;

    /// <summary>The attributes that say when a user was created and last changed; none where the store does not say it.</summary>
    public IReadOnlyList<string> ChangeTimes { get; init; } = Array.Empty<string>();

    /// <summary>The attribute that says when somebody last signed in to a user, where an entity type has it; or null.</summary>
    public string? LoginTime { get; init; }

    /// <summary>Whether users can be counted.</summary>
    public bool CanCount { get; init; } = true;

    /// <summary>Whether a deletion is only scheduled by the call, and done by the store later.</summary>
    public bool DeletesLater { get; init; }
}
