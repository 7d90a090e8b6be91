using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Repairs;

/// <summary>
/// Removes characters that cannot be seen, and no-break spaces at both ends. Joiners and variation selectors stay where a script or an emoji
/// is spelled with them, except in an e-mail address.
/// </summary>
internal sealed class InvisibleCharactersRepair : ValueRepair
{
    public InvisibleCharactersRepair()
        : base("InvisibleCharacters", "Removes characters that cannot be seen: zero-width spaces, soft hyphens, marks of writing direction.", isSafe: true)
    {
    }

    internal override string Apply(string text, AttributeKind kind) => InvisibleText.Remove(text, isStrict: kind == AttributeKind.Email);
}
