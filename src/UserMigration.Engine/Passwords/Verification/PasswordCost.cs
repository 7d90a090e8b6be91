using System.Globalization;

namespace UserMigration.Engine.Passwords.Verification;

/// <summary>
/// What a verification may cost here: some ten seconds and 1 GiB. Parameters beyond are possible, and no account of a
/// real system has them; a damaged or hostile hash does.
/// </summary>
internal static class PasswordCost
{
    private const long MostBcryptCost = 16;
    private const long MostIterations = 5_000_000;
    private const long MostBlocks = 20_000_000;
    private const long MostMemoryKiB = 1024 * 1024;
    private const long MostMemoryPassesKiB = 8 * MostMemoryKiB;
    private const long MostLanes = 255;

    /// <summary>Why a hash is not verified here, or null where it is.</summary>
    public static string? Refuse(ParsedHash hash)
    {
        switch (hash.Kind)
        {
            case PasswordHashKind.Bcrypt or PasswordHashKind.Bcrypt2x or PasswordHashKind.BcryptSha256 or PasswordHashKind.BcryptWordPress:
                return Over("a cost", hash["cost"], MostBcryptCost);

            case PasswordHashKind.Argon2i or PasswordHashKind.Argon2d or PasswordHashKind.Argon2id:
                return Over("memory in KiB", hash["memoryKiB"], MostMemoryKiB)
                    ?? Over("memory in KiB times iterations", hash["memoryKiB"] * hash["iterations"], MostMemoryPassesKiB)
                    ?? Over("parallelism", hash["parallelism"], MostLanes);

            case PasswordHashKind.Scrypt or PasswordHashKind.FirebaseScrypt:
                return Over("an N", hash["n"], 8 * MostMemoryKiB)
                    ?? Over("memory in KiB (N r / 8)", hash["n"] / 8 * hash["r"], MostMemoryKiB)
                    ?? Over("memory in KiB times p", hash["n"] / 8 * hash["r"] * hash["p"], MostMemoryPassesKiB);

            case PasswordHashKind.Pbkdf2Sha1:
                return Pbkdf2(hash, 20);

            case PasswordHashKind.Pbkdf2Sha256:
                return Pbkdf2(hash, 32);

            case PasswordHashKind.Pbkdf2Sha512:
                return Pbkdf2(hash, 64);

            default:
                return Over("iterations", hash["iterations"], MostIterations);
        }
    }

    private static string? Pbkdf2(ParsedHash hash, long digestSize) =>
        Over("iterations times blocks", hash["iterations"] * ((hash["digestBytes"] + digestSize - 1) / digestSize), MostBlocks);

    private static string? Over(string what, long value, long most) => value <= most ? null : string.Format(
        CultureInfo.InvariantCulture, "It is not verified here: it has {0} of {1}, and at most {2} is tried.", what, value, most);
}
