using System;
using System.IO;
using System.Security;
using System.Security.Cryptography;
using System.Text;

namespace UserMigration.Engine.OpenPgp;

/// <summary>
/// Creates passphrases of random words. The list has 2,048 short and well-known English words, so each word is worth 11 bits. No two words of up to five letters
/// differ in one letter only, so that they can be told apart on the phone. The list is part of this project and has its license.
/// </summary>
public static class PassphraseGenerator
{
    /// <summary>The number of bits of each word.</summary>
    public const int BitsPerWord = 11;

    /// <summary>The usual number of words. Six words are 66 bits: with the derivation of OpenPGP, guessing them takes a thousand computers many thousand years.</summary>
    public const int UsualWords = 6;

    private static readonly char[] s_spaces = { ' ', '\r', '\n' };
    private static readonly string[] s_words = ReadWords();

    /// <summary>Creates a passphrase.</summary>
    /// <param name="words">The number of words, from 1.</param>
    /// <param name="separator">What is between the words.</param>
    /// <returns>The passphrase.</returns>
    public static SecureString Create(int words, string separator)
    {
        if (separator is null)
        {
            throw new ArgumentNullException(nameof(separator));
        }

        SecureString passphrase = new SecureString();
        using RandomNumberGenerator random = RandomNumberGenerator.Create();
        byte[] bytes = new byte[2];
        for (int i = 0; i < words; i++)
        {
            random.GetBytes(bytes);
            string word = s_words[(bytes[0] | (bytes[1] << 8)) & (s_words.Length - 1)];
            foreach (char c in i == 0 ? word : separator + word)
            {
                passphrase.AppendChar(c);
            }
        }

        Array.Clear(bytes, 0, bytes.Length);
        passphrase.MakeReadOnly();
        return passphrase;
    }

    /// <summary>Gets the words of the list.</summary>
    internal static string[] GetWords() => (string[])s_words.Clone();

    private static string[] ReadWords()
    {
        using Stream list = typeof(PassphraseGenerator).Assembly.GetManifestResourceStream("UserMigration.Engine.OpenPgp.words.txt")!;
        using StreamReader reader = new StreamReader(list, Encoding.ASCII);
        return reader.ReadToEnd().Split(s_spaces, StringSplitOptions.RemoveEmptyEntries);
    }
}
