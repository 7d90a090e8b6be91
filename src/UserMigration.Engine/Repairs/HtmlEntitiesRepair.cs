using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Repairs;

/// <summary>
/// Replaces HTML entities that stand for letters, apostrophes, ampersands and no-break spaces with the characters. Entities that
/// would create markup (<c>&amp;lt;</c>), values that contain markup, and URLs stay unchanged.
/// </summary>
internal sealed class HtmlEntitiesRepair : ValueRepair
{
    public HtmlEntitiesRepair()
        : base("HtmlEntities", "Replaces HTML entities with their letters, such as the one in M&uuml;ller, in text without markup.", isSafe: true)
    {
    }

    internal override bool AppliesTo(AttributeKind kind) => kind is not (AttributeKind.Json or AttributeKind.Url);

    internal override string Apply(string text, AttributeKind kind) => HtmlEntities.Decode(text);
}
