using System.Globalization;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Stores.Http;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>An error (RFC 7644, section 3.12): its status, its scimType and its text.</summary>
internal sealed class ScimError
{
    private ScimError(int? status, string? type, string? words)
    {
        Status = status;
        Type = type;
        Words = words;
    }

    /// <summary>The HTTP status in the error; null if there is none.</summary>
    public int? Status { get; }

    /// <summary>The kind of error, such as <c>uniqueness</c>; null if there is none.</summary>
    public string? Type { get; }

    /// <summary>The text of the server; it can repeat values.</summary>
    public string? Words { get; }

    /// <summary>
    /// Whether the error reports that another user has a unique value of this one. Section 3.12 lists the kind <c>uniqueness</c> for the status 400,
    /// section 3.3 for 409.
    /// </summary>
    /// <param name="status">The status of the answer or the operation.</param>
    public bool IsDuplicate(int status) => status is 400 or 409 && Type == "uniqueness" || (status == 409 && Type is null);

    /// <summary>Reads an error.</summary>
    /// <param name="body">The body of an answer, or the response of an operation.</param>
    /// <returns>The error; null if the body is not one.</returns>
    public static ScimError? Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        bool isError = ScimJson.Member(body, "schemas") is { ValueKind: JsonValueKind.Array } schemas
            && schemas.EnumerateArray().Any(schema => AnswerReader.Get(schema) == ScimUrns.Error);
        int? status = ScimJson.Member(body, "status") is { } value ? StatusOf(value) : null;
        string? type = AnswerReader.Token(ScimJson.Text(body, "scimType"));
        string? words = ScimJson.Text(body, "detail");
        return isError || (status is >= 400 && (type ?? words) is not null) ? new ScimError(status, type, words) : null;
    }

    /// <summary>Reads a status: text, as the standard says, a number, or an object with a code.</summary>
    /// <param name="value">The status.</param>
    public static int? StatusOf(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            return value.TryGetProperty("code", out JsonElement code) && code.ValueKind != JsonValueKind.Object ? StatusOf(code) : null;
        }

        string? text = value.ValueKind == JsonValueKind.Number ? value.GetRawText() : AnswerReader.Get(value);
        int space = text?.IndexOf(' ') ?? -1;
        return int.TryParse(space > 0 ? text!.Substring(0, space) : text, NumberStyles.None, CultureInfo.InvariantCulture, out int status) && status is >= 100 and <= 599
            ? status
            : null;
    }
}
