using System;
using System.Collections.Generic;
using System.Text.Json;

namespace UserMigration.Engine.Schemas;

/// <summary>The dialect of a kind of store that has no schema: nothing is recognized as one.</summary>
internal sealed class NoSchemaDialect : SchemaDialect
{
    /// <param name="target">The kind of store.</param>
    public NoSchemaDialect(IdentityTarget target)
    {
        Target = target;
    }

    public override IdentityTarget Target { get; }

    public override string Wanted => "no schema: this kind of store has none";

    public override bool Recognises(JsonElement root) => false;

    public override string? ErrorOf(JsonElement root) => null;

    public override JsonElement SchemaOf(JsonElement root) => root;

    public override IReadOnlyList<SchemaAttribute> ReadAttributes(JsonElement schema, string place) => Array.Empty<SchemaAttribute>();

    public override SchemaKind KindOf(SchemaAttribute attribute) => SchemaKind.Text;

    public override TextConstraints ConstraintsOf(SchemaAttribute attribute) => TextConstraints.None;
}
