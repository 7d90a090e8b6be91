using System.Text.Json;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>Reads the members that answers and errors share (contract, section 1).</summary>
internal static class AkamaiAnswer
{
    /// <summary>Whether an answer says that all is well.</summary>
    public static bool IsOk(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object && Text(answer, "stat") == "ok";

    /// <summary>Whether it is an error of the API.</summary>
    public static bool IsError(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object && Text(answer, "stat") == "error";

    /// <summary>The error code, or null.</summary>
    public static int? Code(JsonElement error) =>
        error.TryGetProperty("code", out JsonElement code) && code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out int value)
            ? value
            : null;

    /// <summary>The error's words: <c>error_description</c>, or <c>message</c> in its place.</summary>
    public static string? Words(JsonElement error) => Text(error, "error_description") ?? Text(error, "message");

    /// <summary>The reference for the vendor's support.</summary>
    public static string? Reference(JsonElement error) => Text(error, "request_token") ?? Text(error, "request_id");

    /// <summary>A member that is text, or null.</summary>
    public static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>What the store answered for one record of a bulk call (contract, section 2).</summary>
    public static StoreRecordAnswer ToRecordAnswer(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            return StoreRecordAnswer.Created(element.GetString()!);
        }

        if (!IsError(element))
        {
            throw new IdentityStoreException(IdentityStoreFault.Unresolved, "The store answered for a record in a form that is not understood.");
        }

        int? code = Code(element);
        return StoreRecordAnswer.Refused(code, Text(element, "error"), Words(element), AkamaiCodes.IsDuplicate(code));
    }
}
