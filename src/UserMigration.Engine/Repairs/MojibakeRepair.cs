using UserMigration.Engine.Csv.Encodings;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Repairs;

/// <summary>
/// Restores UTF-8 that was read with a code page (<see cref="Mojibake"/>). This is not safe, because correct text can look like
/// that by chance.
/// </summary>
internal sealed class MojibakeRepair : ValueRepair
{
    public MojibakeRepair()
        : base("Mojibake", "Restores UTF-8 that was read with a code page of Windows, DOS or a Mac, such as the first letters of MÃ¼ller.", isSafe: false)
    {
    }

    internal override string Apply(string text, AttributeKind kind) => Mojibake.Restore(text) ?? text;
}
