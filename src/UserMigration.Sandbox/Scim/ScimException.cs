using System;

namespace UserMigration.Sandbox.Scim;

/// <summary>A call or an operation is refused (RFC 7644, section 3.12). The text contains no value.</summary>
internal sealed class ScimException : Exception
{
    public ScimException(int status, string? type, string detail)
        : base(detail)
    {
        Status = status;
        Type = type;
    }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>The scimType, or null.</summary>
    public string? Type { get; }

    public static ScimException Syntax(string detail) => new(400, "invalidSyntax", detail);

    public static ScimException Value(string detail) => new(400, "invalidValue", detail);

    public static ScimException Path(string detail) => new(400, "invalidPath", detail);

    public static ScimException Filter(string detail) => new(400, "invalidFilter", detail);

    public static ScimException Taken(string attribute) => new(409, "uniqueness", $"Another user has this {attribute}.");

    public static ScimException NoUser() => new(404, null, "The user does not exist.");

    public static ScimException OldVersion() => new(412, "invalidVers", "The user has another version.");
}
