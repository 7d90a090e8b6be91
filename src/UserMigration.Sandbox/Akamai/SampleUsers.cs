using System;
using System.Globalization;
using System.Text.Json;
using UserMigration.Sandbox.Akamai.Calls;
using UserMigration.Sandbox.Akamai.Storage;
using UserMigration.Sandbox.Akamai.Values;

namespace UserMigration.Sandbox.Akamai;

/// <summary>
/// Fills an empty store with users like those of a real one: profiles of social networks, consents, clients, statuses, and passwords of five
/// kinds. Each eighth user only signs in through a social network, and has no password. The same number of users is always the same.
/// </summary>
internal static class SampleUsers
{
    private const int Piece = 1000;

    private static readonly string[] s_given = { "Anna", "Ben", "Chloé", "Deniz", "Émile", "Fatma", "Gül", "Håkon", "İpek", "Jürgen" };
    private static readonly string[] s_family = { "Ångström", "Berg", "Çelik", "D'Arcy", "Estévez", "Fuchs", "García", "Öztürk", "Quist", "Šimić" };
    private static readonly string[] s_cities = { "Berlin", "İzmir", "Köln", "Łódź", "Málaga" };

    // The hashes of well-known test vectors. They contain no secret.
    private static readonly string[] s_passwords =
    {
        """{"type":"password-bcrypt","value":"$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"}""",
        """{"type":"password-bcrypt","value":"$2y$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK"}""",
        """{"type":"password-phpass-55","value":"$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0"}""",
        """{"type":"password-pbkdf2-sha256","value":"CWWFdHOWwPnki7HvkcqN9iA2T3KLW1cf2uZ5kvArtVY=","salt":"c2Vhc2FsdA==","iterations":10000}""",
        """{"type":"password-sha-256","value":"5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8"}""",
        """{"type":"password-crypt-sha512","value":"$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1"}""",
    };

    /// <summary>Adds users until the store has a number of them.</summary>
    /// <param name="store">The store.</param>
    /// <param name="count">The number.</param>
    public static void Fill(EntityStore store, int count)
    {
        if (count == 0 || store.Find("user") is not { Count: 0 } table)
        {
            return;
        }

        for (int first = 0; first < count; first += Piece)
        {
            System.Buffers.ArrayBufferWriter<byte> json = new(Piece * 1024);
            using (Utf8JsonWriter writer = new(json, new JsonWriterOptions { SkipValidation = true }))
            {
                writer.WriteStartArray();
                for (int number = first; number < Math.Min(count, first + Piece); number++)
                {
                    Write(writer, number + 1);
                }

                writer.WriteEndArray();
            }

            CallArguments arguments = new(new() { ["users"] = json.WrittenMemory });
            using RecordBatch batch = arguments.Records("users", isArray: true, table, NormalizeMode.Create);
            table.Insert(batch, isAllOrNone: true);
        }
    }

    private static void Write(Utf8JsonWriter json, int number)
    {
        string given = s_given[number % s_given.Length];
        string family = s_family[number / 10 % s_family.Length];
        bool isSocialOnly = number % 8 == 0;
        json.WriteStartObject();
        json.WriteString("email"u8, FormattableString.Invariant($"user{number}@example.com"));
        json.WriteString("givenName"u8, given);
        json.WriteString("familyName"u8, family);
        json.WriteString("displayName"u8, given + " " + family);
        json.WriteString("gender"u8, number % 2 == 0 ? "female" : "male");
        json.WriteString("birthday"u8, new DateTime(1950 + (number % 50), 1 + (number % 12), 1 + (number % 28)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("emailVerified"u8, "2020-01-02 03:04:05");
        json.WriteString("lastLogin"u8, "2024-05-06 07:08:09");
        json.WriteString("mobileNumber"u8, FormattableString.Invariant($"+49170{number:D7}"));
        json.WriteString("legacyId"u8, number.ToString(CultureInfo.InvariantCulture));
        json.WriteStartObject("primaryAddress"u8);
        json.WriteString("address1"u8, FormattableString.Invariant($"Hauptstraße {number % 200}"));
        json.WriteString("city"u8, s_cities[number % s_cities.Length]);
        json.WriteString("zip"u8, FormattableString.Invariant($"{10000 + (number % 80000)}"));
        json.WriteString("country"u8, "DE");
        json.WriteEndObject();
        if (!isSocialOnly)
        {
            json.WritePropertyName("password"u8);
            json.WriteRawValue(s_passwords[number % s_passwords.Length], skipInputValidation: true);
        }

        WriteLists(json, number, isSocialOnly || number % 5 == 0);
        json.WriteEndObject();
    }

    private static void WriteLists(Utf8JsonWriter json, int number, bool hasProfile)
    {
        json.WriteStartArray("profiles"u8);
        if (hasProfile)
        {
            json.WriteStartObject();
            json.WriteString("domain"u8, number % 2 == 0 ? "google.com" : "facebook.com");
            json.WriteString("identifier"u8, FormattableString.Invariant($"https://www.example.com/profiles/{1_000_000 + number}"));
            json.WriteStartObject("profile"u8);
            json.WriteString("providerName"u8, number % 2 == 0 ? "Google" : "Facebook");
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("consents"u8);
        json.WriteStartObject();
        json.WriteString("type"u8, "newsletter");
        json.WriteBoolean("granted"u8, number % 3 == 0);
        json.WriteString("date"u8, "2021-02-03 04:05:06");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("clients"u8);
        json.WriteStartObject();
        json.WriteString("clientId"u8, "web");
        json.WriteString("firstLogin"u8, "2020-01-02 03:04:05");
        json.WriteString("lastLogin"u8, "2024-05-06 07:08:09");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("statuses"u8);
        json.WriteStartObject();
        json.WriteString("status"u8, number % 50 == 0 ? "suspended" : "active");
        json.WriteString("statusCreated"u8, "2022-03-04 05:06:07");
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
