using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UserMigration.Engine.Conversion.Members;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>What the attributes of exported users say (contract, section 8), and the structures among them in their neutral form.</summary>
internal static class AkamaiExport
{
    private static readonly char[] s_separators = { '/', '=', ':' };

    /// <summary>The attributes of the standard schema.</summary>
    public static IReadOnlyList<ExportedAttribute> All { get; } = new[]
    {
        new ExportedAttribute(AttributeMeaning.Identifier, "uuid"),
        new ExportedAttribute(AttributeMeaning.SocialProfiles, "profiles", new ElementsTransform("SocialProfiles", "profiles", ReadProfile), "domain", "identifier"),
        new ExportedAttribute(AttributeMeaning.Consents, "consents", new ElementsTransform("Consents", "consents", ReadConsent, "type"), "type", "name", "granted", "date", "updated"),
        new ExportedAttribute(AttributeMeaning.Roles, "roles", new ElementsTransform("Roles", "roles", role => Text(role, "name")), "name"),
        new ExportedAttribute(AttributeMeaning.Status, "statuses", new AkamaiStatuses(), AkamaiStatuses.Status, AkamaiStatuses.Time),

        // What users sign in with, for stores that require a name of each user.
        new ExportedAttribute(AttributeMeaning.UserName, "email"),

        // People choose it freely, so it is not the full name if there is a better place.
        new ExportedAttribute(AttributeMeaning.DisplayName, "displayName"),
        new ExportedAttribute(AttributeMeaning.Nickname, "displayName"),
        new ExportedAttribute(AttributeMeaning.Language, "locale"),
        new ExportedAttribute(AttributeMeaning.TimeZone, "timeZone"),
        new ExportedAttribute(AttributeMeaning.LastUpdated, "lastUpdated"),
    }
        .Concat(AkamaiUsualAttributes.All.Where(usual => usual.Meaning != AttributeMeaning.SocialProfiles).Select(usual => new ExportedAttribute(usual.Meaning, usual.Path)))
        .ToArray();

    // The identifier is the address of a page, whose last part is the number of the user at the provider.
    private static Dictionary<string, object?>? ReadProfile(Dictionary<string, object?> profile)
    {
        string? identifier = Text(profile, "identifier");
        string? domain = Text(profile, "domain");
        string? id = identifier?.TrimEnd('/').Split(s_separators).LastOrDefault();
        return string.IsNullOrEmpty(id) || string.IsNullOrEmpty(domain) ? null : new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [NeutralNames.Provider] = ProviderOf(domain!),
            [NeutralNames.Identifier] = id,
        };
    }

    // accounts.google.com and google.com are google.
    private static string ProviderOf(string domain)
    {
        string[] labels = domain.ToLowerInvariant().Split('.');
        return labels.Length > 1 ? labels[labels.Length - 2] : labels[0];
    }

    private static Dictionary<string, object?>? ReadConsent(Dictionary<string, object?> consent)
    {
        string? name = Text(consent, "type") ?? Text(consent, "name");
        if (string.IsNullOrEmpty(name) || !consent.TryGetValue("granted", out object? granted) || granted is not bool isGranted)
        {
            return null;
        }

        Dictionary<string, object?> neutral = new Dictionary<string, object?>(StringComparer.Ordinal) { [NeutralNames.Name] = name, [NeutralNames.Granted] = isGranted };
        if (TimeReader.Read(Text(consent, "date") ?? Text(consent, "updated")) is { } time)
        {
            neutral[NeutralNames.Time] = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        }

        return neutral;
    }

    private static string? Text(Dictionary<string, object?> members, string name) => members.TryGetValue(name, out object? value) ? value as string : null;
}
