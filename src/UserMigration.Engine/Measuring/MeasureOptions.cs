using System;
using System.Collections.Generic;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Measuring;

/// <summary>What is measured beside the columns themselves.</summary>
public sealed class MeasureOptions
{
    /// <summary>Describes what is measured.</summary>
    /// <param name="envelopes">The envelopes of passwords that are recognised.</param>
    public MeasureOptions(PasswordEnvelopes envelopes)
    {
        KindOf = (envelopes ?? throw new ArgumentNullException(nameof(envelopes))).KindOf;
    }

    /// <summary>
    /// The columns whose hash kinds are counted, found without regard to case; null takes those that are called password
    /// or the like.
    /// </summary>
    public IReadOnlyList<string>? PasswordAttributes { get; set; }

    /// <summary>
    /// The paths that a column can fill, in dot notation and exact letter case (<see cref="IdentitySchema.GetPaths"/>);
    /// null where no schema is consulted.
    /// </summary>
    public IReadOnlyCollection<string>? SchemaAttributes { get; set; }

    /// <summary>
    /// The kind of store whose default for where columns go counts; null takes columns as they are called.
    /// </summary>
    public StoreTarget? Target { get; set; }

    /// <summary>Tells the kind of a password that is not blank: one of a bounded number of names, never a part of it.</summary>
    internal Func<string, string> KindOf { get; set; }
}
