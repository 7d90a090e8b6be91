namespace UserMigration.KillMatrix;

/// <summary>When a victim that exports dies.</summary>
internal enum ExportMoment
{
    /// <summary>It lives.</summary>
    Never,

    /// <summary>When a byte of the journal has been written, and not the next one.</summary>
    JournalByte,

    /// <summary>When a byte of the users has been written, and not the next one.</summary>
    UserByte,

    /// <summary>When a byte of the file has been written, and not the next one.</summary>
    FileByte,

    /// <summary>When a page is about to be requested.</summary>
    PageSent,

    /// <summary>When a page has arrived, and nobody knows.</summary>
    PageArrived,
}
