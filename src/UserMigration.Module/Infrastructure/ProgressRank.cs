namespace UserMigration.Infrastructure;

/// <summary>How much a cmdlet knows about the work of its pipeline. The one that knows most shows the progress, and the others show none.</summary>
internal enum ProgressRank
{
    /// <summary>It processes what it receives: it knows where a record is in its file, if it comes from one.</summary>
    Step,

    /// <summary>It reads the source: it knows how much there is.</summary>
    Source,

    /// <summary>It makes the calls, which take longest. The source is read ahead of them.</summary>
    Calls,
}
