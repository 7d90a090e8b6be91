using System;
using System.Collections.Generic;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Sampling;
using UserMigration.Engine.Schemas;

namespace UserMigration.Engine.Targets;

/// <summary>
/// A kind of store: all that the engine must know of it. A new kind is a folder with its own, a member of
/// <see cref="IdentityTarget"/> and a line in the list of kinds; nothing else asks which kind it works for.
/// </summary>
public abstract class StoreTarget
{
    /// <summary>Its name.</summary>
    public abstract IdentityTarget Target { get; }

    /// <summary>How stores of this kind work.</summary>
    public abstract StoreTraits Traits { get; }

    /// <summary>The transforms that are applied unless they are changed or switched off: names, by attribute.</summary>
    public abstract IReadOnlyDictionary<string, string> DefaultTransforms { get; }

    /// <summary>The envelopes of passwords that are recognised: those of all kinds of store. The list of kinds sets it.</summary>
    internal PasswordEnvelopes Envelopes { get; set; } = new PasswordEnvelopes(Array.Empty<PasswordFormats>());

    /// <summary>What the rows of a sample datafile look like.</summary>
    internal virtual SampleShape Sample { get; } = new SampleShape();

    /// <summary>
    /// What a blank becomes with <see cref="EmptyValue.Default"/>: null (an empty array for a plural, and left out of an
    /// update), or left out.
    /// </summary>
    public virtual EmptyValue DefaultEmptyValue => EmptyValue.Null;

    /// <summary>How it takes password hashes.</summary>
    internal abstract PasswordFormats Passwords { get; }

    /// <summary>What it makes of attributes; null if it takes them as they are.</summary>
    /// <param name="schema">The schema that values get their types by, or null.</param>
    internal virtual RecordShape? ShapeOf(IdentitySchema? schema) => null;

    /// <summary>
    /// The attribute that a column goes to where no map says so: its whole name, with dots. That a column has a place
    /// does not mean that the store has such an attribute: the schema tells.
    /// </summary>
    /// <param name="column">The name of the column.</param>
    public virtual string AttributeOf(string column) => column ?? throw new ArgumentNullException(nameof(column));

    /// <summary>The faults that a sandbox of this kind knows besides those of every sandbox.</summary>
    internal virtual IReadOnlyList<SandboxFault> SandboxFaults { get; } = Array.Empty<SandboxFault>();

    /// <summary>Whether the store is documented to have an attribute, or an object that it would be in.</summary>
    /// <param name="attribute">The whole name, with dots.</param>
    public virtual bool Documents(string attribute) => true;

    /// <summary>Makes a table of which kind of hash is sent as what: the defaults, and what the user changes.</summary>
    /// <param name="changes">
    /// By kind: the name of a type, null to refuse the kind, or the members of the envelope as text by name; or null.
    /// </param>
    /// <exception cref="MigrationException">A kind does not exist, or a type or member can't be understood.</exception>
    public PasswordTypeMap CreatePasswordTypeMap(IReadOnlyDictionary<string, object?>? changes = null) => new PasswordTypeMap(Passwords, Envelopes, changes);

    /// <summary>Describes a sample datafile whose columns have the attribute names of this kind.</summary>
    /// <param name="count">The number of rows.</param>
    /// <param name="seed">The seed: the same seed makes the same file.</param>
    /// <param name="defectRate">The share of rows with a defect, from 0 to 1.</param>
    public SampleOptions CreateSample(int count, int seed, double defectRate = 0) => new SampleOptions(Sample, count, seed, defectRate);

    /// <summary>Makes a store. No call is made.</summary>
    /// <param name="connection">The address, and who calls.</param>
    /// <exception cref="MigrationException">The address, the client or a setting can't be used.</exception>
    public abstract IIdentityStore Connect(StoreConnection connection);

    /// <summary>How stores of this kind write their schema down.</summary>
    internal abstract SchemaDialect Schema { get; }

    /// <summary>What stores of this kind ask of records, whatever their schema.</summary>
    internal virtual TargetRules Rules { get; } = new TargetRules();
}
