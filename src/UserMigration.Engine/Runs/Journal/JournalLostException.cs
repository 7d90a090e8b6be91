using System.IO;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>The journal was changed or truncated by someone else while it was open.</summary>
internal sealed class JournalLostException : IOException
{
    public JournalLostException()
        : base("Another program has changed the journal.")
    {
    }
}
