using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace UserMigration.Engine.Schemas;

/// <summary>Describes how a kind of store writes its schema, and what the words in the schema mean.</summary>
internal abstract class SchemaDialect
{
    /// <summary>The kind of store.</summary>
    public abstract IdentityTarget Target { get; }

    /// <summary>The form of a schema that is accepted, as the end of the sentence "Use …".</summary>
    public abstract string Wanted { get; }

    /// <summary>
    /// Whether a part that is required within an object is required of each user, not only of the users who have the object.
    /// </summary>
    public virtual bool RequiresPartsOfAll => false;

    /// <summary>
    /// Members that records may have in addition to the schema, and whose meaning is not documented: full names, with dots.
    /// </summary>
    public virtual IReadOnlyCollection<string> Extras { get; } = Array.Empty<string>();

    /// <summary>Whether JSON has the form of this dialect, as far as its outer structure shows.</summary>
    /// <param name="root">The content of a file that does not name a kind of store.</param>
    public abstract bool Recognises(JsonElement root);

    /// <summary>Gets the error that a store answered instead of a schema: its code and name, without the rest of its text.</summary>
    /// <param name="root">The answer of the store.</param>
    /// <returns>The error, or null if the answer is not an error.</returns>
    public abstract string? ErrorOf(JsonElement root);

    /// <summary>Gets the part of an answer that is the schema.</summary>
    /// <param name="root">The answer of the store, or the schema itself.</param>
    public abstract JsonElement SchemaOf(JsonElement root);

    /// <summary>Gets the entity type that a schema names; null if it names none.</summary>
    /// <param name="schema">The schema.</param>
    public virtual string? EntityTypeOf(JsonElement schema) => null;

    /// <summary>Reads the attributes at the root of a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="place">Where the schema was read from, for messages.</param>
    /// <exception cref="MigrationException">The JSON is not a schema.</exception>
    public abstract IReadOnlyList<SchemaAttribute> ReadAttributes(JsonElement schema, string place);

    /// <summary>Gets the kind of values that an attribute has.</summary>
    /// <param name="attribute">The attribute.</param>
    public abstract SchemaKind KindOf(SchemaAttribute attribute);

    /// <summary>Gets the constraints on the characters of a text attribute.</summary>
    /// <param name="attribute">The attribute.</param>
    public abstract TextConstraints ConstraintsOf(SchemaAttribute attribute);

    /// <summary>Whether a record without a value is rejected. This is not so if another attribute can replace it.</summary>
    /// <param name="attribute">The attribute.</param>
    public virtual bool IsRequired(SchemaAttribute attribute) => attribute.IsRequired && !attribute.IsReserved;

    /// <summary>Translates a regular expression of the store to the syntax of .NET.</summary>
    /// <param name="pattern">The regular expression, in the store's own syntax.</param>
    /// <returns>The regular expression for .NET; null if none matches the same text.</returns>
    public virtual string? TranslatePattern(string pattern) => null;

    /// <summary>Describes what the schema specifies but this module can't check.</summary>
    /// <param name="attribute">The attribute.</param>
    public virtual IEnumerable<string> NotJudged(SchemaAttribute attribute) => Enumerable.Empty<string>();
}
