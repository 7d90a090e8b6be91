using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace UserMigration.Engine.Schemas;

/// <summary>How a kind of store writes its schema down, and what its words mean.</summary>
internal abstract class SchemaDialect
{
    /// <summary>The kind of store.</summary>
    public abstract IdentityTarget Target { get; }

    /// <summary>What is taken for a schema, as the end of the sentence "Wanted is …".</summary>
    public abstract string Wanted { get; }

    /// <summary>
    /// Whether a required part of an object is required of each user, and not of those alone who have the object.
    /// </summary>
    public virtual bool RequiresPartsOfAll => false;

    /// <summary>Members that records may have beside the schema, and of which nobody says what they mean: whole names, with dots.</summary>
    public virtual IReadOnlyCollection<string> Extras { get; } = Array.Empty<string>();

    /// <summary>Whether JSON is written in this way, as far as its outer form tells.</summary>
    /// <param name="root">What a file holds that does not name a kind of store.</param>
    public abstract bool Recognises(JsonElement root);

    /// <summary>The error that a store answered in place of a schema: its code and name, and none of its other words.</summary>
    /// <param name="root">The answer.</param>
    /// <returns>The error, or null where it is none.</returns>
    public abstract string? ErrorOf(JsonElement root);

    /// <summary>The part of an answer that is the schema.</summary>
    /// <param name="root">The answer, or the schema itself.</param>
    public abstract JsonElement SchemaOf(JsonElement root);

    /// <summary>The entity type that a schema names; null if it names none.</summary>
    /// <param name="schema">The schema.</param>
    public virtual string? EntityTypeOf(JsonElement schema) => null;

    /// <summary>Reads the attributes at the root.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="place">Where it was read, for messages.</param>
    /// <exception cref="MigrationException">It is no schema.</exception>
    public abstract IReadOnlyList<SchemaAttribute> ReadAttributes(JsonElement schema, string place);

    /// <summary>What values of an attribute are.</summary>
    /// <param name="attribute">The attribute.</param>
    public abstract SchemaKind KindOf(SchemaAttribute attribute);

    /// <summary>What the characters of a text must be.</summary>
    /// <param name="attribute">The attribute.</param>
    public abstract TextConstraints ConstraintsOf(SchemaAttribute attribute);

    /// <summary>Whether a record without a value is refused; not so where another attribute can stand in for it.</summary>
    /// <param name="attribute">The attribute.</param>
    public virtual bool IsRequired(SchemaAttribute attribute) => attribute.IsRequired && !attribute.IsReserved;

    /// <summary>Writes a regular expression of the store's as .NET reads it.</summary>
    /// <param name="pattern">The regular expression, in the store's own syntax.</param>
    /// <returns>The same for .NET; null if there is none that matches the same.</returns>
    public virtual string? TranslatePattern(string pattern) => null;

    /// <summary>What the schema asks for and is not known here, in words.</summary>
    /// <param name="attribute">The attribute.</param>
    public virtual IEnumerable<string> NotJudged(SchemaAttribute attribute) => Enumerable.Empty<string>();
}
