using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Repairs;

/// <summary>Replaces carriage returns, with or without a line feed after them, with line feeds.</summary>
internal sealed class LineBreaksRepair : ValueRepair
{
    public LineBreaksRepair()
        : base("LineBreaks", "Replaces other line breaks (CR, CR LF) with line feeds.", isSafe: true)
    {
    }

    internal override string Apply(string text, AttributeKind kind) =>
        text.IndexOf('\r') < 0 ? text : text.Replace("\r\n", "\n").Replace('\r', '\n');
}
