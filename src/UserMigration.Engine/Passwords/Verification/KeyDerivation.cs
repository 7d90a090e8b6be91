using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;
#if !NET8_0_OR_GREATER
using Org.BouncyCastle.Security;
#endif

namespace UserMigration.Engine.Passwords.Verification;

/// <summary>Computes Argon2, scrypt and PBKDF2 with BouncyCastle and .NET.</summary>
internal static class KeyDerivation
{
    /// <summary>Computes the digest of an Argon2 hash.</summary>
    /// <param name="variant">The number of the variant (RFC 9106, section 3.2).</param>
    /// <param name="hash">The hash, with its parameters and salt.</param>
    /// <param name="password">The password in UTF-8.</param>
    public static byte[] Argon2(int variant, ParsedHash hash, byte[] password)
    {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.Init(new Argon2Parameters.Builder(variant)
            .WithVersion((int)hash["version"])
            .WithMemoryAsKB((int)hash["memoryKiB"])
            .WithIterations((int)hash["iterations"])
            .WithParallelism((int)hash["parallelism"])
            .WithSalt(hash.Salt!)
            .Build());
        byte[] digest = new byte[hash.Digest!.Length];
        generator.GenerateBytes(password, digest);
        return digest;
    }

    /// <summary>Computes the digest of an scrypt hash.</summary>
    public static byte[] Scrypt(ParsedHash hash, byte[] password) =>
        SCrypt.Generate(password, hash.Salt!, (int)hash["n"], (int)hash["r"], (int)hash["p"], hash.Digest!.Length);

    /// <summary>
    /// Computes the hash of Firebase: the signer key of the project, encrypted with AES-256 in counter mode. The AES key is the scrypt of
    /// password, salt and salt separator (github.com/firebase/scrypt).
    /// </summary>
    public static byte[] FirebaseScrypt(ParsedHash hash, byte[] password)
    {
        const int KeySize = 32;
        string[] parts = hash.Variant!.Split('$');
        byte[] salt = [.. hash.Salt!, .. HashAlphabets.FromBase64(parts[0])!];
        byte[] key = SCrypt.Generate(password, salt, (int)hash["n"], (int)hash["r"], (int)hash["p"], KeySize);
        SicBlockCipher counter = new SicBlockCipher(new AesEngine());
        BufferedBlockCipher cipher = new BufferedBlockCipher(counter);
        cipher.Init(true, new ParametersWithIV(new KeyParameter(key), new byte[counter.GetBlockSize()]));
        return cipher.DoFinal(HashAlphabets.FromBase64(parts[1])!);
    }

    /// <summary>Computes the digest of a PBKDF2 hash.</summary>
    /// <param name="algorithm">The digest algorithm of its HMAC.</param>
    /// <param name="hash">The hash, with its iterations and salt.</param>
    /// <param name="password">The password in UTF-8.</param>
    public static byte[] Pbkdf2(HashAlgorithmName algorithm, ParsedHash hash, byte[] password)
    {
#if NET8_0_OR_GREATER
        return Rfc2898DeriveBytes.Pbkdf2(password, hash.Salt!, (int)hash["iterations"], algorithm, hash.Digest!.Length);
#else
        // The implementation in .NET Framework refuses a salt of less than 8 bytes, which real systems use.
        Pkcs5S2ParametersGenerator generator = new Pkcs5S2ParametersGenerator(DigestUtilities.GetDigest(algorithm.Name));
        generator.Init(password, hash.Salt, (int)hash["iterations"]);
        return ((KeyParameter)generator.GenerateDerivedMacParameters(hash.Digest!.Length * 8)).GetKey();
#endif
    }
}
