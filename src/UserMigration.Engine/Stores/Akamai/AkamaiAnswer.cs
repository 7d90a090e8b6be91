using System;
using System.Text.Json;
using UserMigration.Engine.Stores.Http;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>Reads the members that answers and errors share (contract, section 1).</summary>
internal static class AkamaiAnswer
{
    private const int Ok = 200;

    /// <summary>Whether an answer reports success.</summary>
    public static bool IsOk(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object && Text(answer, "stat") == "ok";

    /// <summary>Whether an answer is an error of the API.</summary>
    public static bool IsError(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object && Text(answer, "stat") == "error";

    /// <summary>Gets the error code, or null.</summary>
    public static int? Code(JsonElement error) =>
        error.TryGetProperty("code", out JsonElement code) && code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out int value)
            ? value
            : null;

    /// <summary>Gets the text of the error: <c>error_description</c>, otherwise <c>message</c>.</summary>
    public static string? Words(JsonElement error) => Text(error, "error_description") ?? Text(error, "message");

    /// <summary>Gets the name of the error; null if the text is not a name, because values must not be shown or written to the journal.</summary>
    public static string? Name(JsonElement error) => AnswerReader.Token(Text(error, "error"));

    /// <summary>Gets the reference for the vendor's support; null if there is none.</summary>
    public static string? Reference(JsonElement error) => AnswerReader.Token(Text(error, "request_token") ?? Text(error, "request_id"));

    /// <summary>Gets a text member; null if the member is missing, is not text, or is not valid Unicode.</summary>
    public static string? Text(JsonElement element, string name) => AnswerReader.Get(element, name);

    /// <summary>Gets a text value; null if the value is not text, or is not valid Unicode.</summary>
    public static string? Text(JsonElement value) => AnswerReader.Get(value);

    /// <summary>Reads the answer of the store for one record of a bulk call (contract, section 2).</summary>
    /// <param name="element">The answer.</param>
    /// <param name="mask">Removes secrets from the text of the answer.</param>
    public static StoreRecordAnswer ToRecordAnswer(JsonElement element, Func<string, string> mask)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            return AnswerReader.Token(element.GetString()) is { } uuid ? StoreRecordAnswer.Created(uuid) : throw NotUnderstood();
        }

        if (!IsError(element))
        {
            throw NotUnderstood();
        }

        int? code = Code(element);
        return AkamaiFailures.Table.Find(new StoreFailure(Ok, code)).Conclusion == IdentityStoreFault.Unresolved
            ? StoreRecordAnswer.Unresolved(code, Name(element))
            : StoreRecordAnswer.Refused(code, Name(element), Words(element) is { } words ? mask(words) : null, AkamaiCodes.IsDuplicate(code));
    }

    private static IdentityStoreException NotUnderstood() => new IdentityStoreException(
        IdentityStoreFault.Unresolved, "The store answered for a record in an unexpected format.");
}
