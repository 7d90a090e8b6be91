using System.Globalization;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Stores.Http;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>
/// An error in any of its forms (contract of cidaas, section 1): in <c>ErrorResp</c>, at the root with <c>error</c> as text
/// or as an object, or of OAuth. Also the reasons within the entry of one record.
/// </summary>
internal sealed class CidaasError
{
    /// <summary>No error.</summary>
    public static CidaasError None { get; } = new CidaasError();

    /// <summary>The code as a number: <c>01230</c> is 1230.</summary>
    public int? Code { get; private init; }

    /// <summary>The code as the store writes it, as the support knows it: <c>01230</c>; null where there is no <see cref="Code"/>.</summary>
    public string? WrittenCode { get; private init; }

    /// <summary>The status that the body has; null where it has none.</summary>
    public int? Status { get; private init; }

    /// <summary>The error's name; null where it has none, or it could be a value.</summary>
    public string? Name { get; private init; }

    /// <summary>The store's words, or null.</summary>
    public string? Words { get; private init; }

    /// <summary>The reference for the support, or null.</summary>
    public string? Reference { get; private init; }

    /// <summary>The field that it names, or null.</summary>
    public string? Field { get; private init; }

    /// <summary>Whether the body says that the call failed.</summary>
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
        string? text = hasError ? AnswerText.Of(error) ?? AnswerText.Of(inner, "error") : null;
        string? name = AnswerText.Token(text) ?? AnswerText.Token(AnswerText.Of(inner, "type"));
        JsonElement code = new[] { Member(inner, "code"), Member(outer, "code"), Member(outer, "error_code") }
            .FirstOrDefault(member => Number(member) is not null);
        return new CidaasError
        {
            Code = Number(code),
            WrittenCode = AnswerText.Of(code) ?? Number(code)?.ToString(CultureInfo.InvariantCulture),
            Status = Number(Member(outer, "status")) ?? Number(Member(inner, "status")),
            Name = name,
            Words = WordsOf(outer, inner, text == name ? null : text),
            Reference = ReferenceOf(inner) ?? ReferenceOf(outer) ?? ReferenceOf(root),
            Field = FieldOf(inner) ?? FieldOf(outer),
            IsError = isWrapped || hasError || (outer.TryGetProperty("success", out JsonElement success) && success.ValueKind == JsonValueKind.False),
        };
    }

    private static string? WordsOf(JsonElement outer, JsonElement inner, string? text) =>
        text ?? AnswerText.Of(outer, "error_description") ?? AnswerText.Of(outer, "message")
            ?? AnswerText.Of(inner, "message") ?? AnswerText.Of(inner, "moreInfo");

    private static string? ReferenceOf(JsonElement element) => AnswerText.Token(
        ReferenceOf(element, "referenceNumber") ?? ReferenceOf(element, "refnumber") ?? ReferenceOf(element, "reference_number"));

    private static string? ReferenceOf(JsonElement element, string name)
    {
        JsonElement value = Member(element, name);
        return value.ValueKind == JsonValueKind.Number ? value.GetRawText() : AnswerText.Of(value);
    }

    // No document names the member; a value that is no name is passed over.
    private static string? FieldOf(JsonElement element) => AnswerText.Token(AnswerText.Of(element, "fieldKey") ?? AnswerText.Of(element, "field"));

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) ? value : default;

    private static int? Number(JsonElement value)
    {
        int number = 0;
        return value.ValueKind == JsonValueKind.Number ? (value.TryGetInt32(out number) ? number : null)
            : int.TryParse(AnswerText.Of(value), NumberStyles.None, CultureInfo.InvariantCulture, out number) ? number
            : null;
    }
}
