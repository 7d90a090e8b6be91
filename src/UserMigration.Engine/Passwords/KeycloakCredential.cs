using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Passwords;

/// <summary>
/// Parses a credential in Keycloak's export format: an object with <c>secretData</c> (value and salt in base64) and
/// <c>credentialData</c> (algorithm, hashIterations, additionalParameters), each an object or JSON text.
/// </summary>
internal static class KeycloakCredential
{
    private const string Encoding = "Keycloak";

    /// <summary>Parses a credential.</summary>
    /// <param name="members">The object.</param>
    /// <returns>The hash; null if the object is not a Keycloak credential with a password.</returns>
    public static ParsedHash? Parse(IDictionary members)
    {
        if (ObjectOf(members["secretData"]) is not { } secret || ObjectOf(members["credentialData"]) is not { } data)
        {
            return null;
        }

        string algorithm = data["algorithm"] as string ?? string.Empty;
        long iterations = NumberOf(data["hashIterations"]);
        byte[]? salt = secret["salt"] is string salted ? HashAlphabets.FromBase64(salted) : null;
        byte[]? digest = secret["value"] is string value ? HashAlphabets.FromBase64(value) : null;
        if (algorithm == "argon2")
        {
            return ParseArgon2(ObjectOf(data["additionalParameters"]), iterations, salt, digest);
        }

        string? kind = algorithm.StartsWith("pbkdf2", StringComparison.Ordinal) ? Pbkdf2Hashes.KindOf(algorithm.Substring(6).TrimStart('-')) : null;
        return kind is null
            ? new ParsedHash(PasswordHashKind.Unknown, Encoding, string.Empty).Damaged("has an unknown algorithm")
            : WritePbkdf2(kind, algorithm, iterations, salt, digest);
    }

    private static ParsedHash WritePbkdf2(string kind, string algorithm, long iterations, byte[]? salt, byte[]? digest)
    {
        if (salt is null || digest is null)
        {
            return new ParsedHash(kind, Encoding, string.Empty).Damaged("does not have a salt and a value in base64");
        }

        ParsedHash hash = Pbkdf2Hashes.ParsePhc(kind, string.Format(
            CultureInfo.InvariantCulture,
            "${0}$i={1},l={2}${3}${4}",
            algorithm,
            iterations,
            digest.Length,
            Convert.ToBase64String(salt).TrimEnd('='),
            Convert.ToBase64String(digest).TrimEnd('=')));
        hash.Encoding = Encoding;
        return hash;
    }

    private static ParsedHash ParseArgon2(IDictionary? parameters, long iterations, byte[]? salt, byte[]? digest)
    {
        string? kind = First(parameters, "type") switch
        {
            "id" => PasswordHashKind.Argon2id,
            "i" => PasswordHashKind.Argon2i,
            "d" => PasswordHashKind.Argon2d,
            _ => null,
        };
        long version = First(parameters, "version") switch { "1.3" => 19, "1.0" => 16, _ => -1 };
        if (kind is null || version < 0 || salt is null || digest is null)
        {
            return new ParsedHash(kind ?? PasswordHashKind.Argon2id, Encoding, string.Empty).Damaged("does not have a type, a version, a salt and a value");
        }

        ParsedHash hash = Argon2Hashes.Write(
            kind, version, HashAlphabets.ToNumber(First(parameters, "memory")), iterations, HashAlphabets.ToNumber(First(parameters, "parallelism")), salt, digest);
        hash.Encoding = Encoding;
        return hash;
    }

    private static IDictionary? ObjectOf(object? value) => value switch
    {
        IDictionary members => members,
        string text when JsonTree.TryParse(text, out object? tree, out _) => tree as IDictionary,
        _ => null,
    };

    // Each additional parameter is a list with one text.
    private static string First(IDictionary? parameters, string name) => parameters?[name] switch
    {
        string text => text,
        IEnumerable list => Convert.ToString(list.Cast<object?>().FirstOrDefault(), CultureInfo.InvariantCulture) ?? string.Empty,
        _ => string.Empty,
    };

    private static long NumberOf(object? value) =>
        value is null ? -1 : HashAlphabets.ToNumber(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty);
}
