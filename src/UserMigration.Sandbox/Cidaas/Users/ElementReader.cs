using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using UserMigration.Sandbox.Cidaas.Setup;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Cidaas.Users;

/// <summary>
/// Reads one record of an upload, flat or with <c>identities</c>, and converts it to the stored form: <c>{account,
/// customFields, identities}</c>. Members that are unknown or disabled are silently ignored (contract of cidaas,
/// section 2).
/// </summary>
internal sealed class ElementReader
{
    private readonly FieldSetup _setup;
    private readonly JsonElement _element;
    private readonly HashSet<string> _providers = new(StringComparer.Ordinal);
    private UserFault? _fault;
    private string? _sub;
    private bool _hasPassword;
    private string? _algorithm;

    private ElementReader(JsonElement element, FieldSetup setup)
    {
        _element = element;
        _setup = setup;
    }

    /// <summary>Reads a record.</summary>
    /// <param name="element">The record, which must be an object.</param>
    /// <param name="setup">The fields.</param>
    public static PreparedUser Read(JsonElement element, FieldSetup setup)
    {
        try
        {
            return new ElementReader(element, setup).Read();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, which can't be converted to text.
            return new PreparedUser { Fault = new UserFault("a text is not valid Unicode"), Identifiers = [] };
        }
    }

    private PreparedUser Read()
    {
        using Utf8Buffer document = new(1024);
        using (Utf8JsonWriter writer = new(document))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("account"u8);
            WriteAccount(writer);
            writer.WriteEndObject();
            writer.WriteStartObject("customFields"u8);
            WriteCustomFields(writer);
            writer.WriteEndObject();
            writer.WriteStartArray("identities"u8);
            WriteIdentities(writer);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        if (_fault is not null)
        {
            return new PreparedUser { Fault = _fault, Identifiers = Echo() };
        }

        byte[] bytes = document.Span.ToArray();
        using JsonDocument stored = JsonDocument.Parse(bytes);
        List<UserKey> keys = UserKeys.Read(stored.RootElement, _setup);
        return new PreparedUser
        {
            Sub = _sub,
            Identifiers = Echo(),
            Document = bytes,
            Keys = keys,
            Lack = UserLacks.Find(stored.RootElement, keys, _setup),
            HasPassword = _hasPassword,
            AlgorithmTypeId = _algorithm,
            HasSeveralProviders = _providers.Count > 1,
        };
    }

    private void WriteAccount(Utf8JsonWriter writer)
    {
        foreach (JsonProperty member in _element.EnumerateObject())
        {
            switch (member.Name)
            {
                case "sub":
                    TakeSub(member.Value);
                    break;
                case "password_hash_info" when !IsNull(member):
                    TakeHash(member.Value);
                    break;
                case "password" when !IsNull(member):
                    _hasPassword = true;
                    Check("password", member.Value.ValueKind == JsonValueKind.String ? null : "must be text");
                    break;
                default:
                    if (AccountRules.Has(member.Name))
                    {
                        Check(member.Name, IsNull(member) ? null : AccountRules.Check(member.Name, member.Value));
                        member.WriteTo(writer);
                    }

                    break;
            }
        }
    }

    private void WriteCustomFields(Utf8JsonWriter writer)
    {
        if (!_element.TryGetProperty("customFields"u8, out JsonElement fields) || fields.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        if (fields.ValueKind != JsonValueKind.Object)
        {
            Check("customFields", "must be an object");
            return;
        }

        foreach (JsonProperty member in fields.EnumerateObject())
        {
            if (_setup.Find(member.Name) is { IsCustom: true, IsEnabled: true } field)
            {
                Check("customFields." + field.Key, IsNull(member) ? null : FieldRules.Check(field, member.Value));
                member.WriteTo(writer);
            }
        }
    }

    private void WriteIdentities(Utf8JsonWriter writer)
    {
        if (!_element.TryGetProperty("identities"u8, out JsonElement identities))
        {
            WriteIdentity(writer, _element);
            return;
        }

        if (identities.ValueKind != JsonValueKind.Array
            || identities.GetArrayLength() == 0
            || identities.EnumerateArray().Any(identity => identity.ValueKind != JsonValueKind.Object))
        {
            Check("identities", "must be an array of at least one object");
            return;
        }

        foreach (JsonElement identity in identities.EnumerateArray())
        {
            if (identity.TryGetProperty("sub"u8, out JsonElement sub))
            {
                TakeSub(sub);
            }

            WriteIdentity(writer, identity);
        }
    }

    private void WriteIdentity(Utf8JsonWriter writer, JsonElement identity)
    {
        string provider = "self";
        if (identity.TryGetProperty("provider"u8, out JsonElement given) && given.ValueKind != JsonValueKind.Null)
        {
            provider = given.ValueKind == JsonValueKind.String ? given.GetString()! : string.Empty;
            Check("provider", provider.Length > 0 ? null : "must be text");
        }

        _providers.Add(provider);
        writer.WriteStartObject();
        writer.WriteString("provider"u8, provider);
        foreach (JsonProperty member in identity.EnumerateObject())
        {
            if (!IdentityRules.Has(member.Name) || _setup.Find(member.Name) is { IsEnabled: false })
            {
                continue;
            }

            if (!IsNull(member))
            {
                _fault ??= IdentityRules.Check(member, _setup);
            }

            member.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private void TakeSub(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        string sub = value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;
        Check("sub", sub.Length > 0 ? null : "must be text");
        if (_sub is not null && _sub != sub)
        {
            Check("identities.sub", "must repeat the sub of the account");
        }

        _sub ??= sub;
    }

    private void TakeHash(JsonElement value)
    {
        string? fault = AccountRules.CheckHash(value);
        Check("password_hash_info", fault);
        if (fault is null)
        {
            _hasPassword = true;
            _algorithm = value.GetProperty("algorithmTypeId"u8).GetString();
        }
    }

    private static bool IsNull(JsonProperty member) => member.Value.ValueKind == JsonValueKind.Null;

    private void Check(string name, string? fault)
    {
        if (fault is not null)
        {
            _fault ??= new UserFault($"{name} {fault}");
        }
    }

    private List<(string Name, string Value)> Echo()
    {
        List<(string, string)> echo = new(3);
        bool isFlat = !_element.TryGetProperty("identities"u8, out JsonElement identities) || identities.ValueKind != JsonValueKind.Array;
        JsonElement[] owners = isFlat
            ? [_element]
            : identities.EnumerateArray().Where(identity => identity.ValueKind == JsonValueKind.Object).ToArray();
        foreach (string name in UserKeys.Identifiers)
        {
            foreach (JsonElement owner in owners)
            {
                if (owner.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String)
                {
                    echo.Add((name, value.GetString()!));
                    break;
                }
            }
        }

        return echo;
    }
}
