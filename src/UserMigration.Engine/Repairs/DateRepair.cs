using UserMigration.Engine.Validation;

namespace UserMigration.Engine.Repairs;

/// <summary>
/// Writes dates as yyyy-mm-dd, with the time behind it where there is one. A date that can be read in two ways, such as
/// 01/02/2019, is left as it is.
/// </summary>
internal sealed class DateRepair : ValueRepair
{
    public DateRepair()
        : base("Date", "Writes dates that can be read in one way alone as yyyy-mm-dd, in dates and times.", isSafe: true)
    {
    }

    internal override bool AppliesTo(AttributeKind kind) => kind is AttributeKind.Date or AttributeKind.DateTime;

    internal override string Apply(string text, AttributeKind kind) =>
        DateShape.IsTarget(text) ? text : PlainDate.Rewrite(text.Trim(), kind == AttributeKind.DateTime) ?? text;
}
