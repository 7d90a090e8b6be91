using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Repairs;

/// <summary>Writes the domain of an e-mail address in lower case: case makes no difference there (RFC 4343).</summary>
internal sealed class EmailDomainRepair : ValueRepair
{
    public EmailDomainRepair()
        : base("EmailDomain", "Writes the domain of e-mail addresses in lower case.", isSafe: true)
    {
    }

    internal override bool AppliesTo(AttributeKind kind) => kind == AttributeKind.Email;

    internal override string Apply(string text, AttributeKind kind)
    {
        int start = text.LastIndexOf('@') + 1;
        return start > 0 ? LowerCase.From(text, start) : text;
    }
}
