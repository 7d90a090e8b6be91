using UserMigration.Sandbox.Akamai.Calls;
using UserMigration.Sandbox.Akamai.Schema;

namespace UserMigration.Sandbox.Akamai.Values;

/// <summary>Why a record is refused (contract of Akamai, section 5). It names the attribute by its path with slashes, never a value.</summary>
/// <param name="Error">The code and its name.</param>
/// <param name="Description">The words.</param>
/// <param name="Attribute">The attribute's path, or null.</param>
internal sealed record RecordFault(ApiError Error, string Description, string? Attribute)
{
    private const int LongestName = 200;

    /// <summary>Any fault of one attribute.</summary>
    public static RecordFault Of(ApiError error, AttributeDefinition attribute, string words) =>
        new(error, $"{words}: {attribute.Path}", attribute.Path);

    /// <summary>223: <c>attribute does not exist: /givenname</c>.</summary>
    public static RecordFault Unknown(string parentPath, string name)
    {
        string path = parentPath + "/" + (name.Length > LongestName ? name.Substring(0, LongestName) : name);
        return new(ApiError.UnknownAttribute, "attribute does not exist: " + path, path);
    }

    /// <summary>361, in the words that the contract has.</summary>
    public static RecordFault Duplicate(AttributeDefinition attribute) =>
        new(ApiError.UniqueViolation, "Attempted to update a duplicate value", attribute.Path);

    /// <summary>341, for a record that is no object.</summary>
    public static RecordFault NotAnObject() => new(ApiError.InvalidJsonType, "a record must be a JSON object", null);
}
