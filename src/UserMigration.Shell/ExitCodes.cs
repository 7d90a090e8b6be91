namespace UserMigration.Shell;

/// <summary>The exit codes that the shell itself decides on; a run's own are those of its summary.</summary>
internal static class ExitCodes
{
    /// <summary>All is done.</summary>
    public const int Done = 0;

    /// <summary>A terminating error.</summary>
    public const int Failed = 1;

    /// <summary>The pipeline was stopped.</summary>
    public const int Stopped = 4;

    /// <summary>A run refused to start.</summary>
    public const int Refused = 5;

    /// <summary>The command line can't be understood (EX_USAGE of sysexits.h).</summary>
    public const int Usage = 64;
}
