using System;
using System.Collections;
using System.Collections.Generic;

namespace UserMigration.Engine.Passwords;

/// <summary>The formats of a kind of store that accepts no password hashes: none.</summary>
internal sealed class NoPasswordFormats : PasswordFormats
{
    private NoPasswordFormats()
    {
    }

    public static NoPasswordFormats Instance { get; } = new NoPasswordFormats();

    public override bool AcceptsHashes => false;

    public override string TypeMember => string.Empty;

    public override string ValueMember => string.Empty;

    public override IReadOnlyList<string> Types => Array.Empty<string>();

    public override string Example => "{}";

    public override (string Documented, string Own) TypeExamples => (string.Empty, string.Empty);

    public override string MembersExample => "@{ }";

    public override IReadOnlyList<PasswordTypeRow> Rows => Array.Empty<PasswordTypeRow>();

    public override string SaltMember => string.Empty;

    public override string IterationsMember => string.Empty;

    public override string Advise(string kind) =>
        "The store accepts no password hashes. Leave the password empty, or omit this kind with -OmitPasswordKind, and have these users set new passwords.";

    public override string MemberAdvice(string part) => MembersExample;

    public override string? FaultOf(string type) => "is not supported: the store accepts no password hashes";

    public override MigrationIssue? Check(IDictionary envelope, string type, string value) => null;

    public override ParsedHash? Parse(IDictionary envelope, string type, string value) => null;
}
