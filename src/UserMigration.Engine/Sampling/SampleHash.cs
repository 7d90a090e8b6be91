using UserMigration.Engine.Values;

namespace UserMigration.Engine.Sampling;

/// <summary>Creates password hashes in a valid format that are not hashes of known passwords.</summary>
internal static class SampleHash
{
    private const string BcryptAlphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int TailLength = 53;

    /// <summary>Creates a bcrypt hash of cost 10.</summary>
    /// <param name="random">The random number generator.</param>
    public static string Bcrypt(SeededRandom random)
    {
        char[] tail = new char[TailLength];
        for (int i = 0; i < tail.Length; i++)
        {
            tail[i] = BcryptAlphabet[random.Next(BcryptAlphabet.Length)];
        }

        return "$2b$10$" + new string(tail);
    }

    /// <summary>Cuts a hash off, as a column that is too short does.</summary>
    /// <param name="hash">The hash.</param>
    public static string Cut(string hash) => hash.Substring(0, 40);
}
