using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using UserMigration.Sandbox.Cidaas.Setup;

namespace UserMigration.Sandbox.Cidaas.Users;

/// <summary>
/// The members of a record that belong to the account and are not fields (contract of cidaas, sections 2.1 and 3).
/// </summary>
internal static class AccountRules
{
    private static readonly HashSet<string> s_states = new(StringComparer.Ordinal)
    {
        "VERIFIED", "PENDING", "DELETED", "DECLINED", "LOCKED", "COMBINED",
    };

    private static readonly HashSet<string> s_consents = new(StringComparer.Ordinal) { "REVOKED", "ACCEPTED", "SKIPPED" };

    private static readonly Dictionary<string, Func<JsonElement, string?>> s_members = new(StringComparer.Ordinal)
    {
        ["userStatus"] = value =>
            IsText(value) && s_states.Contains(value.GetString()!) ? null : "must be one of " + string.Join(", ", s_states),
        ["user_status_reason"] = Text,
        ["mfa_enabled"] = Flag,
        ["roles"] = Texts,
        ["groups"] = value => Each(value, Group),
        ["consents"] = value => Each(value, Consent),
        ["createdTime"] = Time,
        ["lastLoggedInTime"] = Time,
    };

    /// <summary>Whether a member belongs to the account.</summary>
    public static bool Has(string name) => s_members.ContainsKey(name);

    /// <summary>Checks a member.</summary>
    /// <returns>The description of what is wrong, or null.</returns>
    public static string? Check(string name, JsonElement value) => s_members[name](value);

    /// <summary>Checks <c>password_hash_info</c>.</summary>
    /// <returns>The description of what is wrong, or null.</returns>
    public static string? CheckHash(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return "must be an object";
        }

        if (!HasText(value, "algorithmTypeId") || !HasText(value, "passwordHash"))
        {
            return "must have algorithmTypeId and passwordHash as text";
        }

        return !value.TryGetProperty("hData"u8, out JsonElement data)
            ? null
            : data.ValueKind != JsonValueKind.Object
                ? "must have hData as an object"
                : data.EnumerateObject().All(item => item.Value.ValueKind == JsonValueKind.String)
                    ? null
                    : "must have the members of hData as text, also iterations";
    }

    /// <summary>Checks a value that must be true or false.</summary>
    /// <returns>The description of what is wrong, or null.</returns>
    public static string? Flag(JsonElement value) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : "must be true or false";

    private static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String;

    private static bool HasText(JsonElement value, string name) =>
        value.TryGetProperty(name, out JsonElement member) && IsText(member) && member.GetString()!.Length > 0;

    private static string? Text(JsonElement value) => IsText(value) ? null : "must be text";

    private static string? Texts(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(IsText) ? null : "must be an array of text";

    private static string? Time(JsonElement value) =>
        IsText(value) && FieldRules.IsTimeOrDay(value.GetString()!) ? null : "must be a date and time of ISO 8601";

    private static string? Each(JsonElement value, Func<JsonElement, string?> check) => value.ValueKind != JsonValueKind.Array
        ? "must be an array"
        : value.EnumerateArray()
            .Select(item => item.ValueKind == JsonValueKind.Object ? check(item) : "must be an array of objects")
            .FirstOrDefault(fault => fault is not null);

    private static string? Group(JsonElement group)
    {
        if (!HasText(group, "sub") || !HasText(group, "groupId"))
        {
            return "must have sub and groupId in each";
        }

        return !group.TryGetProperty("roles"u8, out JsonElement roles)
            ? null
            : Texts(roles) is { } fault
                ? "must have roles that " + fault.Replace("must be", "are", StringComparison.Ordinal)
                : roles.EnumerateArray().Select(role => role.GetString()).Distinct().Count() == roles.GetArrayLength()
                    ? null
                    : "must have each role once";
    }

    private static string? Consent(JsonElement consent) =>
        !consent.TryGetProperty("state"u8, out JsonElement state) || (IsText(state) && s_consents.Contains(state.GetString()!))
            ? null
            : "must have a state of " + string.Join(", ", s_consents);
}
