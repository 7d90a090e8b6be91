using System.IO;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>Somebody else has written into the journal, or cut it, while it was open.</summary>
internal sealed class JournalLostException : IOException
{
    /// <summary>Says so.</summary>
    public JournalLostException()
        : base("Another program has changed the journal.")
    {
    }
}
