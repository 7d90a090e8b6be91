using System.Collections.Generic;

namespace UserMigration.Sandbox.Scim.Schema;

/// <summary>The definition of an attribute (RFC 7643, section 7).</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type.</param>
/// <param name="IsMultiple">Whether it has several values.</param>
/// <param name="IsReadOnly">Whether only the server sets it, so that values of clients are ignored.</param>
/// <param name="IsRequired">Whether each user must have it.</param>
/// <param name="Parts">The sub-attributes of a complex attribute, by name; the names are not case-sensitive.</param>
internal sealed record AttributeRule(string Name, string Type, bool IsMultiple, bool IsReadOnly, bool IsRequired, IReadOnlyDictionary<string, AttributeRule> Parts);
