using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace UserMigration.Sandbox.Scim.Schema;

/// <summary>The schemas of users: the core schema and its extensions.</summary>
internal sealed class UserSchema
{
    /// <summary>The URN of the core schema.</summary>
    public const string Core = "urn:ietf:params:scim:schemas:core:2.0:User";

    private readonly Dictionary<string, IReadOnlyDictionary<string, AttributeRule>> _extensions = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates the schemas.</summary>
    /// <param name="schemas">The schemas by URN, each with its attributes and its JSON.</param>
    public UserSchema(IReadOnlyList<(string Urn, IReadOnlyDictionary<string, AttributeRule> Attributes, JsonElement Json)> schemas)
    {
        Json = schemas.Select(schema => schema.Json).ToArray();
        Attributes = schemas.First(schema => IsCore(schema.Urn)).Attributes;
        foreach ((string urn, IReadOnlyDictionary<string, AttributeRule> attributes, _) in schemas.Where(schema => !IsCore(schema.Urn)))
        {
            _extensions.Add(urn, attributes);
        }
    }

    /// <summary>The schemas as JSON.</summary>
    public IReadOnlyList<JsonElement> Json { get; }

    /// <summary>The attributes of the core schema, by name; the names are not case-sensitive.</summary>
    public IReadOnlyDictionary<string, AttributeRule> Attributes { get; }

    /// <summary>The URNs of the extensions.</summary>
    public IReadOnlyCollection<string> Extensions => _extensions.Keys;

    /// <summary>Returns the attributes of an extension, or null.</summary>
    public IReadOnlyDictionary<string, AttributeRule>? FindExtension(string urn) => _extensions.GetValueOrDefault(urn);

    /// <summary>Whether a URN is that of the core schema.</summary>
    public static bool IsCore(string urn) => urn.Equals(Core, StringComparison.OrdinalIgnoreCase);
}
