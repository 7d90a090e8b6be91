using UserMigration.Engine.Values;

namespace UserMigration.Engine.Sampling;

/// <summary>Makes password hashes of a sound form, of no password that anybody knows.</summary>
internal static class SampleHash
{
    private const string BcryptAlphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int TailLength = 53;

    /// <summary>A bcrypt hash of cost 10.</summary>
    /// <param name="random">The source of chance.</param>
    public static string Bcrypt(SeededRandom random)
    {
        char[] tail = new char[TailLength];
        for (int i = 0; i < tail.Length; i++)
        {
            tail[i] = BcryptAlphabet[random.Next(BcryptAlphabet.Length)];
        }

        return "$2b$10$" + new string(tail);
    }
}
