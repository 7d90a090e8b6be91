using System;
using System.Collections.Generic;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Measuring;

/// <summary>Options for measuring records.</summary>
public sealed class MeasureOptions
{
    /// <summary>Creates the options.</summary>
    /// <param name="envelopes">The envelopes of passwords that are recognised.</param>
    public MeasureOptions(PasswordEnvelopes envelopes)
    {
        KindOf = (envelopes ?? throw new ArgumentNullException(nameof(envelopes))).KindOf;
    }

    /// <summary>
    /// The columns whose hash kinds are counted, ignoring case; null for the columns that are called password or have a
    /// similar name.
    /// </summary>
    public IReadOnlyList<string>? PasswordAttributes { get; set; }

    /// <summary>
    /// The paths that a column can provide, in dot notation and exact letter case (<see cref="IdentitySchema.GetPaths"/>);
    /// null if no schema is used.
    /// </summary>
    public IReadOnlyCollection<string>? SchemaAttributes { get; set; }

    /// <summary>
    /// The kind of store whose default mapping of columns to attributes is used; null to use the names of the columns.
    /// </summary>
    public StoreTarget? Target { get; set; }

    /// <summary>The kinds of store for which it is measured what they do with the passwords.</summary>
    public IReadOnlyList<StoreTarget> Receivers { get; set; } = Array.Empty<StoreTarget>();

    /// <summary>The column map of the conversion, which determines the attributes that columns go to.</summary>
    public ColumnMap Map { get; set; } = ColumnMap.Empty;

    /// <summary>The columns that attributes which the map builds are built from, by the attribute; empty for a constant.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Sources { get; set; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Gets the kind of a password that is not blank: one of a limited number of names, never a part of the password.</summary>
    internal Func<string, string> KindOf { get; set; }
}
