using UserMigration.Sandbox.Akamai.Calls;
using UserMigration.Sandbox.Akamai.Schema;

namespace UserMigration.Sandbox.Akamai.Values;

/// <summary>
/// The reason why a record is refused (contract of Akamai, section 5). It names the attribute by its path with slashes,
/// never a value.
/// </summary>
/// <param name="Error">The code and its name.</param>
/// <param name="Description">The description of the error.</param>
/// <param name="Attribute">The attribute's path, or null.</param>
internal sealed record RecordFault(ApiError Error, string Description, string? Attribute)
{
    private const int LongestName = 200;

    /// <summary>Creates a fault of one attribute.</summary>
    public static RecordFault Create(ApiError error, AttributeDefinition attribute, string words) =>
        new(error, $"{words}: {attribute.Path}", attribute.Path);

    /// <summary>Creates the error 223: <c>attribute does not exist: /givenname</c>.</summary>
    public static RecordFault Unknown(string parentPath, string name)
    {
        string path = parentPath + "/" + (name.Length > LongestName ? name.Substring(0, LongestName) : name);
        return new(ApiError.UnknownAttribute, "attribute does not exist: " + path, path);
    }

    /// <summary>Creates the error 361, with the text of the contract.</summary>
    public static RecordFault Duplicate(AttributeDefinition attribute) =>
        new(ApiError.UniqueViolation, "Attempted to update a duplicate value", attribute.Path);

    /// <summary>Creates the error 341, for a record that is not an object.</summary>
    public static RecordFault NotAnObject() => new(ApiError.InvalidJsonType, "a record must be a JSON object", null);
}
