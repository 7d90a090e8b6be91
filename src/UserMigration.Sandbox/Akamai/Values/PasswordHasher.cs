using System;
using System.Security.Cryptography;
using System.Text.Json;

namespace UserMigration.Sandbox.Akamai.Values;

/// <summary>
/// Hashes passwords that are sent in clear text. In the contract (section 6), the server uses bcrypt. That would need a
/// package, so the sandbox uses salted PBKDF2 with SHA-256, and marks it as <c>password-pbkdf2-sha256</c>.
/// </summary>
internal static class PasswordHasher
{
    private const int Iterations = 10_000;
    private const int Size = 32;

    /// <summary>The name of the kind of hash.</summary>
    public const string Kind = "password-pbkdf2-sha256";

    /// <summary>Hashes a password with a new salt.</summary>
    /// <returns>The envelope, as JSON.</returns>
    public static byte[] Hash(ReadOnlySpan<byte> password)
    {
        byte[] salt = RandomNumberGenerator.GetBytes(16);
        byte[] hash = Rfc2898DeriveBytes.Pbkdf2(password, salt, Iterations, HashAlgorithmName.SHA256, Size);
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            type = Kind,
            value = Convert.ToBase64String(hash),
            salt = Convert.ToBase64String(salt),
            iterations = Iterations,
        });
    }

    /// <summary>Verifies a password against an envelope that this hasher created.</summary>
    public static bool Verify(ReadOnlySpan<byte> password, JsonElement envelope)
    {
        if (!envelope.TryGetProperty("salt", out JsonElement saltText)
            || !saltText.TryGetBytesFromBase64(out byte[]? salt)
            || !envelope.TryGetProperty("iterations", out JsonElement count)
            || !count.TryGetInt32(out int iterations)
            || iterations is < 1 or > Iterations
            || !envelope.GetProperty("value").TryGetBytesFromBase64(out byte[]? expected)
            || expected.Length != Size)
        {
            return false;
        }

        byte[] hash = Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA256, Size);
        return CryptographicOperations.FixedTimeEquals(hash, expected);
    }
}
