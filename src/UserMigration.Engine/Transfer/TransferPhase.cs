namespace UserMigration.Engine.Transfer;

/// <summary>The phases of a transfer.</summary>
public enum TransferPhase
{
    /// <summary>The SHA-256 of the local file is computed.</summary>
    Reading,

    /// <summary>The file is sent to the server, or received from it.</summary>
    Transferring,

    /// <summary>The file on the server is read back and compared.</summary>
    Verifying,
}
