using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace UserMigration.Engine.Profiles;

/// <summary>Writes profiles as JSON, and reads them.</summary>
internal static class ProfileJson
{
    /// <summary>Converts profiles to JSON.</summary>
    /// <param name="profiles">The profiles, each name once.</param>
    public static string Write(IEnumerable<IdentityStoreProfile> profiles)
    {
        using MemoryStream stream = new MemoryStream();
        using (Utf8JsonWriter json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteStartObject("profiles");
            foreach (IdentityStoreProfile profile in profiles)
            {
                Write(json, profile);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Reads profiles.</summary>
    /// <param name="text">The JSON.</param>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    /// <exception cref="FormatException">The JSON is not that of profiles; the message says what is wrong.</exception>
    public static IReadOnlyList<IdentityStoreProfile> Read(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("profiles", out JsonElement profiles)
            && profiles.ValueKind == JsonValueKind.Object
            ? profiles.EnumerateObject().Select(Read).ToArray()
            : throw new FormatException("It has no object 'profiles'.");
    }

    private static void Write(Utf8JsonWriter json, IdentityStoreProfile profile)
    {
        json.WriteStartObject(profile.Name);
        if (profile.IsDefault)
        {
            json.WriteBoolean("isDefault", true);
        }

        json.WriteString("target", profile.Target.ToString());
        json.WriteString("uri", profile.Uri.OriginalString);
        WriteText(json, "clientId", profile.ClientId);
        WriteText(json, "authentication", profile.Authentication?.ToString());
        WriteText(json, "issuerUri", profile.IssuerUri?.OriginalString);
        if (profile.Scope.Count > 0)
        {
            json.WriteStartArray("scope");
            foreach (string scope in profile.Scope)
            {
                json.WriteStringValue(scope);
            }

            json.WriteEndArray();
        }

        if (profile.Settings.Count > 0)
        {
            json.WriteStartObject("settings");
            foreach (KeyValuePair<string, string> setting in profile.Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal))
            {
                json.WriteString(setting.Key, setting.Value);
            }

            json.WriteEndObject();
        }

        WriteText(json, "entityType", profile.EntityType);
        if (profile.RateLimit is { } rate)
        {
            json.WriteNumber("rateLimit", rate);
        }

        WriteText(json, "secretName", profile.SecretName);
        WriteText(json, "secretVault", profile.SecretVault);
        WriteText(json, "credentialPath", profile.CredentialPath);
        WriteText(json, "secretVariable", profile.SecretVariable);
        WriteText(json, "secretCommand", profile.SecretCommand);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static IdentityStoreProfile Read(JsonProperty item)
    {
        JsonElement json = item.Value.ValueKind == JsonValueKind.Object
            ? item.Value
            : throw new FormatException($"The profile '{item.Name}' is not an object.");
        return new IdentityStoreProfile(
            item.Name,
            Name<IdentityTarget>(item.Name, json, "target") ?? throw Missing(item.Name, "target"),
            Address(item.Name, json, "uri") ?? throw Missing(item.Name, "uri"))
        {
            IsDefault = json.TryGetProperty("isDefault", out JsonElement isDefault) && isDefault.ValueKind == JsonValueKind.True,
            ClientId = Text(item.Name, json, "clientId"),
            Authentication = Name<StoreAuthentication>(item.Name, json, "authentication"),
            IssuerUri = Address(item.Name, json, "issuerUri"),
            Scope = Scopes(item.Name, json),
            Settings = Settings(item.Name, json),
            EntityType = Text(item.Name, json, "entityType"),
            RateLimit = Rate(item.Name, json),
            SecretName = Text(item.Name, json, "secretName"),
            SecretVault = Text(item.Name, json, "secretVault"),
            CredentialPath = Text(item.Name, json, "credentialPath"),
            SecretVariable = Text(item.Name, json, "secretVariable"),
            SecretCommand = Text(item.Name, json, "secretCommand"),
        };
    }

    private static string? Text(string profile, JsonElement json, string member) =>
        !json.TryGetProperty(member, out JsonElement value) ? null
        : value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text
        : throw Invalid(profile, member);

    private static T? Name<T>(string profile, JsonElement json, string member)
        where T : struct => Text(profile, json, member) is not { } text ? null
        : Enum.TryParse(text, ignoreCase: true, out T value) && Enum.IsDefined(typeof(T), value) ? value
        : throw Invalid(profile, member);

    private static Uri? Address(string profile, JsonElement json, string member) => Text(profile, json, member) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) ? uri
        : throw Invalid(profile, member);

    private static double? Rate(string profile, JsonElement json) => !json.TryGetProperty("rateLimit", out JsonElement value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double rate) && rate is >= 0 and <= 100_000 ? rate
        : throw Invalid(profile, "rateLimit");

    private static string[] Scopes(string profile, JsonElement json)
    {
        if (!json.TryGetProperty("scope", out JsonElement scopes))
        {
            return Array.Empty<string>();
        }

        return scopes.ValueKind == JsonValueKind.Array && scopes.EnumerateArray().All(scope => scope.ValueKind == JsonValueKind.String)
            ? scopes.EnumerateArray().Select(scope => scope.GetString()!).ToArray()
            : throw Invalid(profile, "scope");
    }

    private static Dictionary<string, string> Settings(string profile, JsonElement json)
    {
        Dictionary<string, string> settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!json.TryGetProperty("settings", out JsonElement members))
        {
            return settings;
        }

        if (members.ValueKind != JsonValueKind.Object)
        {
            throw Invalid(profile, "settings");
        }

        foreach (JsonProperty member in members.EnumerateObject())
        {
            settings[member.Name] = Text(profile, members, member.Name) ?? throw Invalid(profile, "settings");
        }

        return settings;
    }

    private static FormatException Missing(string profile, string member) => new FormatException($"The profile '{profile}' has no '{member}'.");

    private static FormatException Invalid(string profile, string member) => new FormatException($"The value of '{member}' in the profile '{profile}' is not valid.");
}
