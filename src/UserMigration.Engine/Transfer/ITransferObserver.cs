namespace UserMigration.Engine.Transfer;

/// <summary>Receives what happens during a transfer. The methods are called from any thread.</summary>
public interface ITransferObserver
{
    /// <summary>Called when more bytes were processed.</summary>
    /// <param name="phase">What is being done.</param>
    /// <param name="done">The bytes of the file that are done.</param>
    /// <param name="total">The size of the file in bytes.</param>
    void OnProgress(TransferPhase phase, long done, long total);

    /// <summary>Called for a decision.</summary>
    /// <param name="message">A sentence.</param>
    void OnVerbose(string message);

    /// <summary>Called for something that the user should know.</summary>
    /// <param name="message">A sentence.</param>
    void OnWarning(string message);
}
