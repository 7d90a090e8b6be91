using System.Collections.Generic;
using UserMigration.Engine.Passwords.Verification;

namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>Unix crypt with MD5, and Apache's variant.</summary>
internal sealed class Md5CryptScheme : PasswordScheme
{
    private readonly string _mark;

    /// <param name="id">The stable name.</param>
    /// <param name="description">The name in a sentence, with its article.</param>
    /// <param name="mark">The name between dollar signs, which is also part of the digested text.</param>
    public Md5CryptScheme(string id, string description, string mark)
        : base(id, description, Salt)
    {
        _mark = mark;
    }

    public override IEnumerable<HashMark> Marks => new[] { HashMark.Dollar(_mark, hash => CryptHashes.ParseMd5(Id, hash.Text)) };

    public override bool Verify(ParsedHash hash, byte[] password) => AreSame(Md5Crypt.Compute($"${_mark}$", password, hash.Salt!), Tail(hash.Text));
}
