using System.Text;
using System.Text.Json;

namespace UserMigration.Sandbox.Akamai.Schema;

/// <summary>One attribute of an entity type: an element of <c>attr_defs</c> (contract of Akamai, section 4).</summary>
internal sealed class AttributeDefinition
{
    public AttributeDefinition(string name, string parentPath, AttributeKind kind)
    {
        Name = name;
        Path = parentPath + "/" + name;
        Kind = kind;
        Member = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(name) + ":");
    }

    public string Name { get; }

    /// <summary>The path with slashes, as in errors.</summary>
    public string Path { get; }

    public AttributeKind Kind { get; }

    /// <summary>The maximum number of characters, or null.</summary>
    public int? Length { get; init; }

    public bool IsCaseSensitive { get; init; }

    public AttributeConstraints Constraints { get; init; }

    /// <summary>Whether only the server sets it.</summary>
    public bool IsReserved { get; init; }

    /// <summary>The attributes of an object, or of the elements of a plural.</summary>
    public AttributeSet? Children { get; init; }

    /// <summary>The number under which its values are indexed, or -1.</summary>
    public int KeyNumber { get; set; } = -1;

    /// <summary>The position in its set.</summary>
    public int Index { get; set; }

    /// <summary>Its name as a JSON member: <c>"name":</c>.</summary>
    public byte[] Member { get; }

    /// <summary>The definition in the schema file.</summary>
    public JsonElement Source { get; init; }

    public bool IsRequired => Has(AttributeConstraints.Required);

    public bool Has(AttributeConstraints constraint) => (Constraints & constraint) != 0;
}
