using System.Globalization;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Stores.Http;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>
/// An error in any of its formats (contract of cidaas, section 1): in <c>ErrorResp</c>, at the root with <c>error</c> as text or as an
/// object, or in the format of OAuth. Also the reason within the entry of one record.
/// </summary>
internal sealed class CidaasError
{
    /// <summary>An answer without an error.</summary>
    public static CidaasError None { get; } = new CidaasError();

    /// <summary>The code as a number: <c>01230</c> is 1230. Null if there is none.</summary>
    public int? Code { get; private init; }

    /// <summary>The code as the store writes it and its support knows it, <c>01230</c>; null if there is no <see cref="Code"/>.</summary>
    public string? WrittenCode { get; private init; }

    /// <summary>The status in the body; null if there is none.</summary>
    public int? Status { get; private init; }

    /// <summary>The name of the error; null if there is none, or if it could be a value.</summary>
    public string? Name { get; private init; }

    /// <summary>The message of the store; null if there is none.</summary>
    public string? Words { get; private init; }

    /// <summary>The reference number for the support; null if there is none.</summary>
    public string? Reference { get; private init; }

    /// <summary>The field that the error names; null if there is none.</summary>
    public string? Field { get; private init; }

    /// <summary>Whether the body reports that the call failed.</summary>
    public bool IsError { get; private init; }

    /// <summary>Reads an error.</summary>
    /// <param name="root">The answer, or the entry of a record.</param>
    public static CidaasError Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return None;
        }

        bool isWrapped = root.TryGetProperty("ErrorResp", out JsonElement wrapped) && wrapped.ValueKind == JsonValueKind.Object;
        JsonElement outer = isWrapped ? wrapped : root;
        bool hasError = outer.TryGetProperty("error", out JsonElement error) && error.ValueKind is JsonValueKind.Object or JsonValueKind.String;
        JsonElement inner = hasError && error.ValueKind == JsonValueKind.Object ? error : default;
        string? text = hasError ? AnswerReader.Get(error) ?? AnswerReader.Get(inner, "error") : null;
        string? name = AnswerReader.Token(text) ?? AnswerReader.Token(AnswerReader.Get(inner, "type"));
        JsonElement code = new[] { Member(inner, "code"), Member(outer, "code"), Member(outer, "error_code") }
            .FirstOrDefault(member => Number(member) is not null);
        return new CidaasError
        {
            Code = Number(code),
            WrittenCode = AnswerReader.Get(code) ?? Number(code)?.ToString(CultureInfo.InvariantCulture),
            Status = Number(Member(outer, "status")) ?? Number(Member(inner, "status")),
            Name = name,
            Words = WordsOf(outer, inner, text == name ? null : text),
            Reference = ReferenceOf(inner) ?? ReferenceOf(outer) ?? ReferenceOf(root),
            Field = FieldOf(inner) ?? FieldOf(outer),
            IsError = isWrapped || hasError || (outer.TryGetProperty("success", out JsonElement success) && success.ValueKind == JsonValueKind.False),
        };
    }

    private static string? WordsOf(JsonElement outer, JsonElement inner, string? text) =>
        text ?? AnswerReader.Get(outer, "error_description") ?? AnswerReader.Get(outer, "message")
            ?? AnswerReader.Get(inner, "message") ?? AnswerReader.Get(inner, "moreInfo");

    private static string? ReferenceOf(JsonElement element) => AnswerReader.Token(
        ReferenceOf(element, "referenceNumber") ?? ReferenceOf(element, "refnumber") ?? ReferenceOf(element, "reference_number"));

    private static string? ReferenceOf(JsonElement element, string name)
    {
        JsonElement value = Member(element, name);
        return value.ValueKind == JsonValueKind.Number ? value.GetRawText() : AnswerReader.Get(value);
    }

    // The name of the member is not documented. A value that is not a name is ignored.
    private static string? FieldOf(JsonElement element) => AnswerReader.Token(AnswerReader.Get(element, "fieldKey") ?? AnswerReader.Get(element, "field"));

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) ? value : default;

    private static int? Number(JsonElement value)
    {
        int number = 0;
        return value.ValueKind == JsonValueKind.Number ? (value.TryGetInt32(out number) ? number : null)
            : int.TryParse(AnswerReader.Get(value), NumberStyles.None, CultureInfo.InvariantCulture, out number) ? number
            : null;
    }
}
