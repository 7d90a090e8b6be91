using System;
using System.Text.Json;
using UserMigration.Engine.Stores.Http;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>Reads the members that answers and errors share (contract, section 1).</summary>
internal static class AkamaiAnswer
{
    private const int Ok = 200;

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

    /// <summary>The error's name; null where it is none, for what is shown and journalled must not hold values.</summary>
    public static string? Name(JsonElement error) => AnswerText.Token(Text(error, "error"));

    /// <summary>The reference for the vendor's support; null where it is none.</summary>
    public static string? Reference(JsonElement error) => AnswerText.Token(Text(error, "request_token") ?? Text(error, "request_id"));

    /// <summary>A member that is text; null where it is none, or no Unicode.</summary>
    public static string? Text(JsonElement element, string name) => AnswerText.Of(element, name);

    /// <summary>A value that is text; null where it is none, or no Unicode.</summary>
    public static string? Text(JsonElement value) => AnswerText.Of(value);

    /// <summary>What the store answered for one record of a bulk call (contract, section 2).</summary>
    /// <param name="element">The answer.</param>
    /// <param name="mask">Takes out of its words what may not be shown.</param>
    public static StoreRecordAnswer ToRecordAnswer(JsonElement element, Func<string, string> mask)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            return AnswerText.Token(element.GetString()) is { } uuid ? StoreRecordAnswer.Created(uuid) : throw NotUnderstood();
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
        IdentityStoreFault.Unresolved, "The store answered for a record in a form that is not understood.");
}
