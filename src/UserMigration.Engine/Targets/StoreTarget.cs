using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Sampling;
using UserMigration.Engine.Schemas;

namespace UserMigration.Engine.Targets;

/// <summary>
/// A kind of store, with everything that the engine needs to know about it. To add a kind, add a folder with its class, a member
/// of <see cref="IdentityTarget"/>, and a line in the list of kinds. No other code depends on the kind.
/// </summary>
public abstract class StoreTarget
{
    /// <summary>The name of this kind of store.</summary>
    public abstract IdentityTarget Target { get; }

    /// <summary>The capabilities of stores of this kind.</summary>
    public abstract StoreCapabilities Capabilities { get; }

    /// <summary>
    /// The transforms that are applied by default, unless they are changed or turned off: the names of transforms, by attribute.
    /// </summary>
    public abstract IReadOnlyDictionary<string, string> DefaultTransforms { get; }

    /// <summary>The password envelopes that are recognized, of all kinds of store. The list of kinds sets this property.</summary>
    internal PasswordEnvelopes Envelopes { get; set; } = new PasswordEnvelopes(Array.Empty<PasswordFormats>());

    /// <summary>The columns and values of the rows in a sample datafile.</summary>
    internal virtual SampleLayout Sample { get; } = new SampleLayout();

    /// <summary>
    /// What an empty value becomes with <see cref="EmptyValue.Default"/>: null (an empty array for a plural; left out of an
    /// update), or left out.
    /// </summary>
    public virtual EmptyValue DefaultEmptyValue => EmptyValue.Null;

    /// <summary>The formats in which stores of this kind accept password hashes. By default, they accept none.</summary>
    internal virtual PasswordFormats Passwords => NoPasswordFormats.Instance;

    /// <summary>Gets the object that shapes the attributes of records; null if the store accepts them unchanged.</summary>
    /// <param name="schema">The schema that determines the types of values, or null.</param>
    internal virtual RecordBuilder? ShapeOf(IdentitySchema? schema) => null;

    /// <summary>
    /// Gets the attribute that a column goes to if no map specifies one: its full name, with dots. The store doesn't necessarily
    /// have such an attribute; only the schema shows that.
    /// </summary>
    /// <param name="column">The name of the column.</param>
    public virtual string AttributeOf(string column) => column ?? throw new ArgumentNullException(nameof(column));

    /// <summary>
    /// The attributes that stores of this kind usually have, by what they say about a user. If several have one meaning, the usual
    /// one comes first. A schema can lack them.
    /// </summary>
    internal virtual IReadOnlyList<UsualAttribute> UsualAttributes { get; } = Array.Empty<UsualAttribute>();

    /// <summary>The attributes in an export of stores of this kind. By default, they are the usual ones.</summary>
    internal virtual IReadOnlyList<ExportedAttribute> ExportedAttributes =>
        UsualAttributes.Select(usual => new ExportedAttribute(usual.Meaning, usual.Path)).ToArray();

    /// <summary>Finds where stores of this kind have a structure, such as the consents; null if they have none.</summary>
    /// <param name="meaning">What the structure says about a user.</param>
    internal virtual NeutralMember? FindNeutral(AttributeMeaning meaning) => null;

    /// <summary>Finds the attribute of a schema that has the name of a column; null if there is none.</summary>
    /// <param name="schema">The schema of a store of this kind.</param>
    /// <param name="column">The name of the column.</param>
    internal virtual SchemaAttribute? FindSame(IdentitySchema schema, string column) => schema.Find(AttributeOf(column));

    /// <summary>The full names of the attributes that stores of this kind usually have.</summary>
    public IReadOnlyList<string> UsualAttributeNames => UsualAttributes.Select(usual => usual.Path).Distinct().ToArray();

    /// <summary>The scopes that the calls of stores of this kind require, for clients that get tokens.</summary>
    public virtual IReadOnlyList<string> Scopes { get; } = Array.Empty<string>();

    /// <summary>The faults of a sandbox of this kind, in addition to those of every sandbox.</summary>
    internal virtual IReadOnlyList<SandboxFault> SandboxFaults { get; } = Array.Empty<SandboxFault>();

    /// <summary>Whether only the schema shows the type that the store requires of an attribute, so that its values stay text without one.</summary>
    /// <param name="attribute">The full name of the attribute, with dots.</param>
    public virtual bool NeedsSchemaFor(string attribute) => false;

    /// <summary>Whether the documentation of the store has an attribute, or an object that would contain it.</summary>
    /// <param name="attribute">The full name of the attribute, with dots.</param>
    public virtual bool Documents(string attribute) => true;

    /// <summary>
    /// Creates a table that maps kinds of hashes to the types that are sent: the defaults, with the changes that the user
    /// specifies.
    /// </summary>
    /// <param name="changes">
    /// The changes by kind of hash: the name of a type, null to reject the kind, or the members of the envelope as text by name; or null.
    /// </param>
    /// <exception cref="MigrationException">A kind does not exist, or a type or a member is not valid.</exception>
    public PasswordTypeMap CreatePasswordTypeMap(IReadOnlyDictionary<string, object?>? changes = null) => new PasswordTypeMap(Passwords, Envelopes, changes);

    /// <summary>Creates the options of a sample datafile whose columns have the attribute names of this kind of store.</summary>
    /// <param name="count">The number of rows.</param>
    /// <param name="seed">The seed. The same seed creates the same file.</param>
    /// <param name="defectRate">The share of rows with a defect, from 0 to 1.</param>
    public SampleOptions CreateSample(int count, int seed, double defectRate = 0) => new SampleOptions(Sample, count, seed, defectRate);

    /// <summary>
    /// Gets the address of a store from the settings of its connection, for kinds of store whose addresses are known; null if they do
    /// not determine it.
    /// </summary>
    /// <param name="settings">The settings that the user specified.</param>
    public virtual Uri? AddressFrom(StoreSettings settings) => null;

    /// <summary>The schema that every store of this kind has, as its documentation describes it; null if only the store knows its schema.</summary>
    public virtual IdentitySchema? BuiltInSchema => null;

    /// <summary>Creates a session with a store. No call is made.</summary>
    /// <param name="connection">The address and the client.</param>
    /// <exception cref="MigrationException">The address, the client or a setting is not valid.</exception>
    public abstract IIdentityStore Connect(StoreConnection connection);

    /// <summary>Gets the size that a record has in a call for several records, in bytes.</summary>
    /// <param name="json">The attributes of the record as JSON.</param>
    internal virtual long SizeInCall(ReadOnlySpan<byte> json) => json.Length + 1;

    /// <summary>The dialect in which stores of this kind write their schema. By default, they have no schema.</summary>
    internal virtual SchemaDialect Schema => new NoSchemaDialect(Target);

    /// <summary>The service of the vendor that imports datafiles; null if there is none.</summary>
    internal virtual HandOffService? HandOff => null;

    /// <summary>What stores of this kind require of records, regardless of their schema.</summary>
    internal virtual TargetRules Rules { get; } = new TargetRules();
}
