using UserMigration.Engine.Csv.Encodings;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Repairs;

/// <summary>Brings back UTF-8 that was read in a code page (<see cref="Mojibake"/>). Not safe, for by chance a text may look so.</summary>
internal sealed class MojibakeRepair : ValueRepair
{
    public MojibakeRepair()
        : base("Mojibake", "Brings back UTF-8 that was read in a code page of Windows, DOS or a Mac, such as the first letters of MÃ¼ller.", isSafe: false)
    {
    }

    internal override string Apply(string text, AttributeKind kind) => Mojibake.Restore(text) ?? text;
}
