using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using UserMigration.Sandbox.PingOne.Answers;

namespace UserMigration.Sandbox.PingOne.Users;

/// <summary>Reads and checks the users that clients send.</summary>
internal static class UserReader
{
    private const string Password = "password";
    private const string Population = "population";

    private static readonly string[] s_required = { "username", "email" };

    /// <summary>Reads a new user.</summary>
    /// <param name="body">The body; an object.</param>
    /// <param name="isImport">Whether the user can have a password.</param>
    /// <exception cref="PingOneException">The user is refused.</exception>
    public static NewUser ReadNew(JsonElement body, bool isImport)
    {
        List<PingOneDetail> faults = [];
        JsonObject document = [];
        string encoding = string.Empty;
        bool hasPassword = false;
        foreach (JsonProperty member in body.EnumerateObject())
        {
            if (member.Name == Password)
            {
                hasPassword = true;
                PingOneDetail? fault = !isImport || member.Value.ValueKind != JsonValueKind.Object
                    ? new PingOneDetail("INVALID_VALUE", Password, "is only accepted as an object in an import")
                    : PasswordRules.Check(member.Value, Password + ".", out encoding);
                AddTo(faults, fault);
            }
            else if (member.Name != Population)
            {
                Read(document, member, string.Empty, faults, isNew: true, isImport);
            }
        }

        CheckRequired(document, faults);
        string population = string.Empty;
        try
        {
            population = ReadPopulation(body.TryGetProperty(Population, out JsonElement given) ? given : default, Population + ".");
        }
        catch (PingOneException exception)
        {
            faults.AddRange(exception.Error.Details);
        }

        ThrowIfAny(faults);
        return new NewUser((string)document["username"]!, population, hasPassword, encoding, ToBytes(document));
    }

    /// <summary>Reads the new attributes of a user.</summary>
    /// <param name="body">The body; an object.</param>
    /// <param name="before">The attributes that are kept; null for none.</param>
    /// <exception cref="PingOneException">The change is refused.</exception>
    public static ChangedUser ReadChange(JsonElement body, JsonObject? before)
    {
        List<PingOneDetail> faults = [];
        JsonObject document = before ?? [];
        foreach (JsonProperty member in body.EnumerateObject())
        {
            if (member.Name is Password or Population)
            {
                faults.Add(new PingOneDetail("INVALID_VALUE", member.Name, "can't be updated by this call"));
            }
            else
            {
                Read(document, member, string.Empty, faults, isNew: false, isImport: false);
            }
        }

        CheckRequired(document, faults);
        ThrowIfAny(faults);
        return new ChangedUser((string)document["username"]!, ToBytes(document));
    }

    /// <summary>Reads the ID of a population.</summary>
    /// <param name="population">The object with the ID.</param>
    /// <param name="prefix">What stands before the name of the member in errors.</param>
    /// <exception cref="PingOneException">The population does not exist.</exception>
    public static string ReadPopulation(JsonElement population, string prefix)
    {
        string? id = population.ValueKind == JsonValueKind.Object && population.TryGetProperty("id", out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
        return id is not null && PingOneIds.Populations.Contains(id) ? id : throw new PingOneException(PingOneError.BadData(
        [
            id is null
                ? new PingOneDetail("REQUIRED_VALUE", prefix + "id", "must not be empty")
                : new PingOneDetail("INVALID_VALUE", prefix + "id", "is not a population of the environment"),
        ]));
    }

    private static void Read(JsonObject owner, JsonProperty member, string prefix, List<PingOneDetail> faults, bool isNew, bool isImport)
    {
        string path = prefix + member.Name;
        if (Member.IsObject(path) && member.Value.ValueKind == JsonValueKind.Object)
        {
            JsonObject inner = owner[member.Name] as JsonObject ?? [];
            owner.Remove(member.Name);
            foreach (JsonProperty part in member.Value.EnumerateObject())
            {
                Read(inner, part, path + ".", faults, isNew, isImport);
            }

            if (inner.Count > 0)
            {
                owner[member.Name] = inner;
            }

            return;
        }

        PingOneDetail? fault = Member.Find(path) is { } known ? Check(known, member.Value, isNew, isImport)
            : Member.IsObject(path) && member.Value.ValueKind == JsonValueKind.Null ? null
            : new PingOneDetail("INVALID_VALUE", path, "is not an attribute that can be set");
        AddTo(faults, fault);
        owner.Remove(member.Name);
        if (fault is null && member.Value.ValueKind != JsonValueKind.Null)
        {
            owner[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        }
    }

    private static PingOneDetail? Check(Member member, JsonElement value, bool isNew, bool isImport)
    {
        if ((member.IsOfNewUser && !isNew) || (member.IsOfImport && isNew && !isImport))
        {
            return new PingOneDetail("INVALID_VALUE", member.Path, "can't be set by this call");
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (member.IsBoolean)
        {
            return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : new PingOneDetail("INVALID_VALUE", member.Path, "must be true or false");
        }

        if (value.ValueKind != JsonValueKind.String || !TryGetText(value, out string text))
        {
            return new PingOneDetail("INVALID_VALUE", member.Path, "must be text");
        }

        int length = CountOf(text);
        return length == 0 || (member.Most > 0 && length > member.Most)
            ? new PingOneDetail("INVALID_VALUE", member.Path, "does not have a valid length", Most: member.Most > 0 ? member.Most : null)
            : member.Accepts is { } accepts && !accepts(text) ? new PingOneDetail("INVALID_VALUE", member.Path, "has characters that are not allowed", member.Pattern)
            : null;
    }

    private static bool TryGetText(JsonElement value, out string text)
    {
        try
        {
            text = value.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            text = string.Empty;
            return false;
        }
    }

    private static int CountOf(string text)
    {
        int count = 0;
        foreach (Rune _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    private static void CheckRequired(JsonObject document, List<PingOneDetail> faults)
    {
        foreach (string name in s_required)
        {
            if (document[name] is null && !faults.Exists(fault => fault.Target == name))
            {
                faults.Add(new PingOneDetail("REQUIRED_VALUE", name, "must not be empty", Most: name == "username" ? 128 : null));
            }
        }
    }

    private static void AddTo(List<PingOneDetail> faults, PingOneDetail? fault)
    {
        if (fault is not null)
        {
            faults.Add(fault);
        }
    }

    private static void ThrowIfAny(List<PingOneDetail> faults)
    {
        if (faults.Count > 0)
        {
            throw new PingOneException(PingOneError.BadData(faults));
        }
    }

    private static byte[] ToBytes(JsonObject document) => JsonSerializer.SerializeToUtf8Bytes(document, JsonSerializerOptions.Default);
}
