using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Repairs;

/// <summary>
/// Makes letters of the entities of HTML that stand for letters, apostrophes, ampersands and no-break spaces. What would make markup
/// stays (<c>&amp;lt;</c>), and so does a value that has markup, and a URL.
/// </summary>
internal sealed class HtmlEntitiesRepair : ValueRepair
{
    public HtmlEntitiesRepair()
        : base("HtmlEntities", "Makes letters of their HTML entities, such as the first letters of M&uuml;ller, outside of markup.", isSafe: true)
    {
    }

    internal override bool AppliesTo(AttributeKind kind) => kind is not (AttributeKind.Json or AttributeKind.Url);

    internal override string Apply(string text, AttributeKind kind) => HtmlEntities.Decode(text);
}
