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

    /// <summary>Says why bcrypt of a cost is not verified here; null where it is.</summary>
    /// <param name="cost">The cost, a logarithm to base 2.</param>
    public static string? RefuseBcrypt(long cost) => Over("a cost", cost, MostBcryptCost);

    /// <summary>Says why an Argon2 hash is not verified here; null where it is.</summary>
    /// <param name="hash">The hash.</param>
    public static string? RefuseArgon2(ParsedHash hash) =>
        Over("memory in KiB", hash["memoryKiB"], MostMemoryKiB)
            ?? Over("memory in KiB times iterations", hash["memoryKiB"] * hash["iterations"], MostMemoryPassesKiB)
            ?? Over("parallelism", hash["parallelism"], MostLanes);

    /// <summary>Says why an scrypt hash is not verified here; null where it is.</summary>
    /// <param name="hash">The hash.</param>
    public static string? RefuseScrypt(ParsedHash hash) =>
        Over("an N", hash["n"], 8 * MostMemoryKiB)
            ?? Over("memory in KiB (N r / 8)", hash["n"] / 8 * hash["r"], MostMemoryKiB)
            ?? Over("memory in KiB times p", hash["n"] / 8 * hash["r"] * hash["p"], MostMemoryPassesKiB);

    /// <summary>Says why a PBKDF2 hash is not verified here; null where it is.</summary>
    /// <param name="hash">The hash.</param>
    /// <param name="digestSize">The size in bytes of the digest of its algorithm.</param>
    public static string? RefusePbkdf2(ParsedHash hash, long digestSize) =>
        Over("iterations times blocks", hash["iterations"] * ((hash["digestBytes"] + digestSize - 1) / digestSize), MostBlocks);

    /// <summary>Says why a number of iterations is not tried here; null where it is.</summary>
    /// <param name="iterations">The number; 0 where the kind has none.</param>
    public static string? RefuseIterations(long iterations) => Over("iterations", iterations, MostIterations);

    private static string? Over(string what, long value, long most) => value <= most ? null : string.Format(
        CultureInfo.InvariantCulture, "It is not verified here: it has {0} of {1}, and at most {2} is tried.", what, value, most);
}
