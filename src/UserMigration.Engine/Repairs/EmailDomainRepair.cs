using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Repairs;

/// <summary>Converts the domain of an e-mail address to lower case. Letter case makes no difference in a domain (RFC 4343).</summary>
internal sealed class EmailDomainRepair : ValueRepair
{
    public EmailDomainRepair()
        : base("EmailDomain", "Converts the domain of e-mail addresses to lower case.", isSafe: true)
    {
    }

    internal override bool AppliesTo(AttributeKind kind) => kind == AttributeKind.Email;

    internal override string Apply(string text, AttributeKind kind)
    {
        int start = text.LastIndexOf('@') + 1;
        return start > 0 ? LowerCase.From(text, start) : text;
    }
}
