using UserMigration.Engine.Csv.Encodings;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Repairs;

/// <summary>
/// Restores UTF-8 that was read with a code page (<see cref="Mojibake"/>), and DOS that was read with Windows-1252 (<see cref="DosText"/>). This is not safe, because correct text can look like
/// that by chance.
/// </summary>
internal sealed class MojibakeRepair : ValueRepair
{
    public MojibakeRepair()
        : base("Mojibake", "Restores text that was read with the wrong encoding: UTF-8 with a code page of Windows, DOS or a Mac, such as MÃ¼ller, or DOS with Windows-1252, such as J„ger.", isSafe: false)
    {
    }

    internal override string Apply(string text, AttributeKind kind) => Mojibake.Restore(text) ?? DosText.Restore(text) ?? text;
}
