using System;
using System.Collections.Generic;
using UserMigration.Engine.Passwords.Verification;

namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>bcrypt in its correct revisions (2, 2a, 2b, 2y), and 2x, which a flawed program created.</summary>
internal sealed class BcryptScheme : PasswordScheme
{
    private const string NotAscii = "The hash can't be verified with this password. Revision 2x is flawed for non-ASCII characters, so it is verified only with ASCII passwords.";

    private readonly bool _isFlawed;

    private BcryptScheme(string id, string description, bool isFlawed)
        : base(id, description, "cost")
    {
        _isFlawed = isFlawed;
    }

    public static BcryptScheme Sound { get; } = new BcryptScheme(PasswordHashKind.Bcrypt, "a bcrypt hash", isFlawed: false);

    public static BcryptScheme Flawed { get; } = new BcryptScheme(PasswordHashKind.Bcrypt2x, "a bcrypt hash of the flawed revision 2x", isFlawed: true);

    public override IEnumerable<HashMark> Marks
    {
        get
        {
            foreach (string revision in _isFlawed ? new[] { "2x" } : new[] { "2", "2a", "2b", "2y" })
            {
                yield return HashMark.Dollar(revision, hash => BcryptHashes.Parse(hash.Text));
            }
        }
    }

    public override string? RefuseVerification(ParsedHash hash, byte[] password) =>
        _isFlawed && Array.Exists(password, one => one > 0x7f) ? NotAscii : PasswordCost.RefuseBcrypt(hash["cost"]);

    public override bool Verify(ParsedHash hash, byte[] password) => BcryptVerifier.Verify(hash.Text, password);
}
