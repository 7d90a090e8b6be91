using System;
using System.Management.Automation;
using System.Threading;
using UserMigration.Engine.Csv;

namespace UserMigration.Infrastructure;

/// <summary>Opens datafiles that may be encrypted or compressed. Their verification takes long, so its progress is shown.</summary>
internal static class SourceOpening
{
    /// <summary>The activity to show.</summary>
    public const string Activity = "Verifying encrypted and compressed files";

    /// <summary>Opens datafiles, on the pipeline thread.</summary>
    /// <param name="progress">Shows the progress.</param>
    /// <param name="passphrase">The passphrase of encrypted files.</param>
    /// <param name="open">Opens the files.</param>
    /// <param name="stop">A token that is cancelled when the pipeline stops.</param>
    /// <exception cref="PipelineStoppedException">The pipeline stopped.</exception>
    public static T Open<T>(ProgressReporter progress, PassphraseBytes passphrase, Func<SourceAccess, T> open, CancellationToken stop)
    {
        SourceAccess access = new SourceAccess { Passphrase = passphrase.Value, OnProgress = progress.UpdateBytes, CancellationToken = stop };
        try
        {
            return open(access);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            access.OnProgress = null;
            progress.Complete();
        }
    }
}
