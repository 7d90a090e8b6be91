using System;
using System.Collections.Generic;
using UserMigration.Engine.Conversion.Members;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>Where the structures of other kinds of store go in cidaas (contract, sections 2.2 and 2.3).</summary>
internal static class CidaasNeutral
{
    private static readonly NeutralMember s_identities = new NeutralMember(
        CidaasRecordBuilder.Identities, new ElementsTransform("Identities", "accounts at social networks", CreateIdentity));

    private static readonly NeutralMember s_consents = new NeutralMember("consents", new ElementsTransform("Consents", "consents", CreateConsent));

    // Only VERIFIED may sign in (section 2.1). LOCKED is not in the newer guides.
    private static readonly NeutralMember s_status = new NeutralMember("userStatus", new StatusMember("VERIFIED", "DECLINED"));

    /// <summary>Finds the member for a structure; null if cidaas has none.</summary>
    /// <param name="meaning">What the structure says about a user.</param>
    public static NeutralMember? Find(AttributeMeaning meaning) => meaning switch
    {
        AttributeMeaning.SocialProfiles => s_identities,
        AttributeMeaning.Consents => s_consents,
        AttributeMeaning.Status => s_status,
        _ => null,
    };

    private static Dictionary<string, object?> CreateIdentity(Dictionary<string, object?> account) => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        [CidaasRecordBuilder.Provider] = account[NeutralNames.Provider],
        [CidaasRecordBuilder.ProviderUserId] = account[NeutralNames.Identifier],
    };

    private static Dictionary<string, object?> CreateConsent(Dictionary<string, object?> consent)
    {
        Dictionary<string, object?> created = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["fieldKey"] = consent[NeutralNames.Name],
            ["state"] = consent[NeutralNames.Granted] is true ? "ACCEPTED" : "REVOKED",
        };
        if (consent.TryGetValue(NeutralNames.Time, out object? time))
        {
            created["time"] = time;
        }

        return created;
    }
}
