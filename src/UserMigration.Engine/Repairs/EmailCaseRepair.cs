using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Repairs;

/// <summary>
/// Writes a whole e-mail address in lower case. By RFC 5321, section 2.4, what stands before the @ may differ by case,
/// though hardly a mail server makes use of it.
/// </summary>
internal sealed class EmailCaseRepair : ValueRepair
{
    public EmailCaseRepair()
        : base("EmailCase", "Writes e-mail addresses in lower case, the part before the @ too.", isSafe: false)
    {
    }

    internal override bool AppliesTo(AttributeKind kind) => kind == AttributeKind.Email;

    internal override string Apply(string text, AttributeKind kind) => LowerCase.From(text, 0);
}
