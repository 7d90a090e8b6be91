using System.Security.Cryptography;
using UserMigration.Engine.Passwords.Verification;

namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>SQL Server: a digest of the password in UTF-16 and a salt of 4 bytes, all in hexadecimal digits.</summary>
internal sealed class MsSqlScheme : PasswordScheme
{
    private readonly HashAlgorithmName _algorithm;
    private readonly string _version;
    private readonly int _size;

    /// <param name="id">The stable name.</param>
    /// <param name="description">The name in a sentence, with its article.</param>
    /// <param name="algorithm">The digest algorithm.</param>
    /// <param name="version">The 4 digits after <c>0x</c>.</param>
    /// <param name="size">The size of the digest in bytes.</param>
    public MsSqlScheme(string id, string description, HashAlgorithmName algorithm, string version, int size)
        : base(id, description, Digest, Salt)
    {
        _algorithm = algorithm;
        _version = version;
        _size = size;
    }

    public override ParsedHash? ParseUnmarked(string text) => DigestHashes.ParseSqlServer(Id, text, _version, _size);

    public override bool Verify(ParsedHash hash, byte[] password) => Digests.AreEqual(Digests.Compute(_algorithm, Utf16(password), hash.Salt!), hash.Digest!);
}
