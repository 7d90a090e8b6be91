using System.Collections.Generic;
using UserMigration.Engine.Passwords.Verification;

namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>Unix crypt with DES: 13 characters without a mark, so the text can also be clear text.</summary>
internal sealed class DesCryptScheme : PasswordScheme
{
    public DesCryptScheme()
        : base(PasswordHashKind.DesCrypt, "a DES crypt hash")
    {
    }

    public override IReadOnlyList<string> Candidates { get; } = new[] { "DES crypt", ClearTextCandidate };

    public override string LikelyKind => Id;

    public override IEnumerable<HashMark> Marks => new[]
    {
        HashMark.Braces("CRYPT", hash => Parse(hash.Encoding, hash.Text, hash.Rest)),
        HashMark.Word("crypt", hash => Parse("Django", hash.Text, Tail(hash.Text))),
    };

    public override bool Verify(ParsedHash hash, byte[] password) => AreSame(DesCrypt.Compute(password, hash.Text), hash.Text);

    public override string? FindCandidate(ParsedHash hash, byte[] password) =>
        Verify(hash, password) ? Candidates[0] : IsClearText(hash, password) ? ClearTextCandidate : null;

    private ParsedHash Parse(string encoding, string text, string rest) => CryptHashes.IsDes(rest)
        ? CryptHashes.ParseDes(rest, encoding, isCertain: true)
        : new ParsedHash(Id, encoding, text).Damaged("does not consist of 13 letters, digits, periods and slashes");
}
