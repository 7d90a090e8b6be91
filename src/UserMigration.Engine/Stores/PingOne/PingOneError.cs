using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Stores.Http;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>An error of the store: <c>{id, code, message, details[]}</c> (contract of PingOne).</summary>
internal sealed class PingOneError
{
    private PingOneError(string? id, string? code, string? message, IReadOnlyList<PingOneErrorDetail> details)
    {
        Id = id;
        Code = code;
        Message = message;
        Details = details;
    }

    /// <summary>The reference for the vendor's support; null if there is none.</summary>
    public string? Id { get; }

    /// <summary>The code, which is a name: <c>INVALID_DATA</c>. Null if there is none.</summary>
    public string? Code { get; }

    /// <summary>The text of the store; null if there is none.</summary>
    public string? Message { get; }

    /// <summary>What is wrong, by attribute.</summary>
    public IReadOnlyList<PingOneErrorDetail> Details { get; }

    /// <summary>Reads an error.</summary>
    /// <param name="root">The answer.</param>
    /// <returns>The error; null if the answer does not have the form of an error of the store.</returns>
    public static PingOneError? Read(JsonElement root)
    {
        string? code = AnswerReader.Token(AnswerReader.Get(root, "code"));
        string? message = AnswerReader.Get(root, "message");
        if (root.ValueKind != JsonValueKind.Object || (code is null && message is null))
        {
            return null;
        }

        IReadOnlyList<PingOneErrorDetail> details = root.TryGetProperty("details", out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select(PingOneErrorDetail.Read).ToArray()
            : Array.Empty<PingOneErrorDetail>();
        return new PingOneError(AnswerReader.Token(AnswerReader.Get(root, "id")), code, message, details);
    }
}
