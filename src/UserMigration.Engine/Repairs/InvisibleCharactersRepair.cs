using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Repairs;

/// <summary>
/// Removes invisible characters, and no-break spaces at both ends. Joiners and variation selectors that a script or an emoji
/// needs stay, except in an e-mail address.
/// </summary>
internal sealed class InvisibleCharactersRepair : ValueRepair
{
    public InvisibleCharactersRepair()
        : base("InvisibleCharacters", "Removes invisible characters: zero-width spaces, soft hyphens, writing direction marks.", isSafe: true)
    {
    }

    internal override string Apply(string text, AttributeKind kind) => InvisibleCharacterFinder.Remove(text, isStrict: kind == AttributeKind.Email);
}
