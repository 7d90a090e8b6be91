using System;

namespace UserMigration;

/// <summary>What the value of a <see cref="StoreSetting"/> changes in the way that an upload works.</summary>
[Flags]
public enum StoreSettingEffects
{
    /// <summary>Nothing: only the store interprets it.</summary>
    None = 0,

    /// <summary>If one record of a call is refused, all records of the call are refused, also those that were not at fault.</summary>
    AllOrNone = 1,

    /// <summary>
    /// The user of a record that lacks the store's identifier is looked up before the record is sent, and the record is sent with the identifier.
    /// </summary>
    ResolvesIdentifiers = 2,
}
