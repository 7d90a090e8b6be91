using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Repairs;

/// <summary>Makes line feeds of carriage returns, alone or before a line feed.</summary>
internal sealed class LineBreaksRepair : ValueRepair
{
    public LineBreaksRepair()
        : base("LineBreaks", "Makes line feeds of the other line breaks (CR, CR LF).", isSafe: true)
    {
    }

    internal override string Apply(string text, AttributeKind kind) =>
        text.IndexOf('\r') < 0 ? text : text.Replace("\r\n", "\n").Replace('\r', '\n');
}
