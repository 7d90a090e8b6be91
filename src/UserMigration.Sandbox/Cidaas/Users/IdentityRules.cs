using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using UserMigration.Sandbox.Cidaas.Setup;

namespace UserMigration.Sandbox.Cidaas.Users;

/// <summary>The members of an identity (contract of cidaas, sections 2.2 and 2.3).</summary>
internal static class IdentityRules
{
    private static readonly HashSet<string> s_texts = new(StringComparer.Ordinal)
    {
        "identityId", "username", "email", "mobile_number", "phone_number", "given_name", "family_name", "middle_name", "nickname",
        "gender", "birthdate", "locale", "profile", "picture", "website", "zoneinfo", "providerUserId",
    };

    private static readonly HashSet<string> s_flags = new(StringComparer.Ordinal)
    {
        "email_verified", "mobile_number_verified", "phone_number_verified",
    };

    private static readonly HashSet<string> s_address = new(StringComparer.Ordinal)
    {
        "formatted", "street_address", "locality", "region", "postal_code", "country",
    };

    /// <summary>Whether a member belongs to an identity.</summary>
    public static bool Has(string name) => s_texts.Contains(name) || name == "address" || s_flags.Contains(name);

    /// <summary>Checks a member, by its field if the setup contains it.</summary>
    /// <returns>The description of what is wrong, or null.</returns>
    public static UserFault? Check(JsonProperty member, FieldSetup setup)
    {
        string? fault = member.Name == "address" ? CheckAddress(member.Value)
            : s_flags.Contains(member.Name) ? AccountRules.Flag(member.Value)
            : member.Value.ValueKind != JsonValueKind.String ? "must be text"
            : setup.Find(member.Name) is { } field ? FieldRules.Check(field, member.Value)
            : null;
        if (fault is null && member.Name == "email")
        {
            string address = member.Value.GetString()!;
            return !EmailRules.IsAddress(address)
                ? new UserFault("email must be an e-mail address")
                : EmailRules.IsLasting(address) ? null : UserFault.InvalidEmail;
        }

        return fault is null ? null : new UserFault($"{member.Name} {fault}");
    }

    private static string? CheckAddress(JsonElement address) => address.ValueKind != JsonValueKind.Object
        ? "must be an object"
        : address.EnumerateObject()
            .Where(part => s_address.Contains(part.Name) && part.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
            .Select(part => $"must have {part.Name} as text")
            .FirstOrDefault();
}
