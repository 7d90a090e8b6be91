using System.Globalization;

namespace UserMigration.Engine.Passwords.Verification;

/// <summary>
/// Limits the cost of a verification to about ten seconds and 1 GiB. Higher parameters are valid, but no account of a real system has
/// them; only a damaged or hostile hash does.
/// </summary>
internal static class PasswordCost
{
    private const long MostBcryptCost = 16;
    private const long MostIterations = 5_000_000;
    private const long MostBlocks = 20_000_000;
    private const long MostMemoryKiB = 1024 * 1024;
    private const long MostMemoryPassesKiB = 8 * MostMemoryKiB;
    private const long MostLanes = 255;

    /// <summary>Explains why bcrypt with this cost is not verified here; null if it is.</summary>
    /// <param name="cost">The cost, a logarithm to base 2.</param>
    public static string? RefuseBcrypt(long cost) => Over("a cost", cost, MostBcryptCost);

    /// <summary>Explains why an Argon2 hash is not verified here; null if it is.</summary>
    /// <param name="hash">The hash.</param>
    public static string? RefuseArgon2(ParsedHash hash) =>
        Over("memory in KiB", hash["memoryKiB"], MostMemoryKiB)
            ?? Over("memory in KiB times iterations", hash["memoryKiB"] * hash["iterations"], MostMemoryPassesKiB)
            ?? Over("parallelism", hash["parallelism"], MostLanes);

    /// <summary>Explains why an scrypt hash is not verified here; null if it is.</summary>
    /// <param name="hash">The hash.</param>
    public static string? RefuseScrypt(ParsedHash hash) =>
        Over("an N", hash["n"], 8 * MostMemoryKiB)
            ?? Over("memory in KiB (N r / 8)", hash["n"] / 8 * hash["r"], MostMemoryKiB)
            ?? Over("memory in KiB times p", hash["n"] / 8 * hash["r"] * hash["p"], MostMemoryPassesKiB);

    /// <summary>Explains why a PBKDF2 hash is not verified here; null if it is.</summary>
    /// <param name="hash">The hash.</param>
    /// <param name="digestSize">The size in bytes of the digest of its algorithm.</param>
    public static string? RefusePbkdf2(ParsedHash hash, long digestSize) =>
        Over("iterations times blocks", hash["iterations"] * ((hash["digestBytes"] + digestSize - 1) / digestSize), MostBlocks);

    /// <summary>Explains why a number of iterations is not tried here; null if it is.</summary>
    /// <param name="iterations">The number; 0 if the kind has no iterations.</param>
    public static string? RefuseIterations(long iterations) => Over("iterations", iterations, MostIterations);

    private static string? Over(string what, long value, long most) => value <= most ? null : string.Format(
        CultureInfo.InvariantCulture, "The hash is not verified here. It has {0} of {1}; the maximum is {2}.", what, value, most);
}
