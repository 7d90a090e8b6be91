using System;

namespace UserMigration.Engine.Passwords;

/// <summary>
/// Parses Firebase's variant of scrypt in Ory's format: <c>$firescrypt$ln=14,r=8,p=1$salt$hash$separator$key</c>, each part in base64.
/// An export of users contains the salt and the hash of each user. Cost, rounds, salt separator and signer key belong to the project.
/// </summary>
internal static class FirebaseHashes
{
    private const int LeastHash = 16;

    /// <summary>Parses a hash. <see cref="ParsedHash.Variant"/> is set to the separator and the key, unchanged.</summary>
    /// <param name="text">The hash.</param>
    public static ParsedHash Parse(string text)
    {
        ParsedHash hash = new ParsedHash(PasswordHashKind.FirebaseScrypt, "Ory", text);
        string[] fields = text.Split('$');
        string[] options = fields.Length == 7 ? fields[2].Split(',') : Array.Empty<string>();
        if (options.Length != 3 || !options[0].StartsWith("ln=", StringComparison.Ordinal)
            || !options[1].StartsWith("r=", StringComparison.Ordinal) || !options[2].StartsWith("p=", StringComparison.Ordinal))
        {
            return hash.Damaged("does not have the parts parameters (ln, r, p), salt, hash, salt separator and signer key");
        }

        long logN = HashAlphabets.ToNumber(options[0].Substring(3));
        ScryptHashes.Finish(
            hash,
            logN is >= 1 and <= 40 ? 1L << (int)logN : -1,
            HashAlphabets.ToNumber(options[1].Substring(2)),
            HashAlphabets.ToNumber(options[2].Substring(2)),
            HashAlphabets.FromBase64(fields[3]),
            HashAlphabets.FromBase64(fields[4]));
        if (hash.Fault is null && (HashAlphabets.FromBase64(fields[5]) is null || HashAlphabets.FromBase64(fields[6]) is not { Length: >= LeastHash } key || key.Length != hash.Digest!.Length))
        {
            return hash.Damaged("has a salt separator or a signer key that can't be decoded, or a key whose size differs from the size of the hash");
        }

        hash.Variant = fields[5] + "$" + fields[6];
        return hash;
    }
}
