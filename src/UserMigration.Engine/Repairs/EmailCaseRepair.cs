using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Repairs;

/// <summary>
/// Converts a whole e-mail address to lower case. According to RFC 5321, section 2.4, the part before the @ can be
/// case-sensitive, but hardly any mail server makes use of that.
/// </summary>
internal sealed class EmailCaseRepair : ValueRepair
{
    public EmailCaseRepair()
        : base("EmailCase", "Converts e-mail addresses to lower case, including the part before the @.", isSafe: false)
    {
    }

    internal override bool AppliesTo(AttributeKind kind) => kind == AttributeKind.Email;

    internal override string Apply(string text, AttributeKind kind) => LowerCase.From(text, 0);
}
