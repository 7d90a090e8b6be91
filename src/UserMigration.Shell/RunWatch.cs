using System;
using System.Management.Automation;

namespace UserMigration.Shell;

/// <summary>Remembers the last summary of a run, which says how the shell ends.</summary>
internal sealed class RunWatch : IErrorWatch
{
    private const string SummaryType = "UserMigration.RunSummary";

    private int? _lastExitCode;
    private int _worstError;

    /// <summary>The exit code of a terminating error that was shown, else that of the last run, else 0.</summary>
    public int ExitCode => _worstError > 0 ? _worstError : _lastExitCode ?? ExitCodes.Done;

    /// <summary>
    /// Takes note of an error that ended its statement: one of the engine's own, or one of ours that carries an exit
    /// code.
    /// </summary>
    /// <param name="error">The error.</param>
    public void OnError(ErrorRecord error)
    {
        // A run that was aborted tells its cause behind its summary; without one the cause ended the statement.
        int? exitCode = ReadExitCode(error.Exception);
        bool isTerminating = error.Exception is RuntimeException || IsThrown(error) || exitCode is ExitCodes.Failed or ExitCodes.Refused
            || (exitCode == ExitCodes.Stopped && _lastExitCode != ExitCodes.Stopped);
        if (isTerminating)
        {
            _worstError = Math.Max(_worstError, ExitCodeOf(error.Exception));
        }
    }

    /// <summary>Listens for summaries.</summary>
    /// <param name="stream">The Information stream of a pipeline.</param>
    public void Follow(PSDataCollection<InformationRecord> stream) => stream.DataAdded += (_, added) =>
    {
        object? data = stream[added.Index].MessageData;
        object? summary = data is PSObject wrapped ? wrapped.BaseObject : data;

        // By name: the model is loaded by the module, and the shell knows no type of it.
        if (summary?.GetType().BaseType?.FullName == SummaryType)
        {
            _lastExitCode = ReadExitCode(summary);
        }
    };

    /// <summary>The exit code of a terminating error: 5 where an exception in it says that a run refused to start.</summary>
    /// <param name="exception">The error.</param>
    public static int ExitCodeOf(Exception exception)
    {
        for (Exception? cause = (exception as RuntimeException)?.ErrorRecord?.Exception ?? exception; cause is not null; cause = cause.InnerException)
        {
            if (ReadExitCode(cause) == ExitCodes.Refused)
            {
                return ExitCodes.Refused;
            }
        }

        return ExitCodes.Failed;
    }

    // What a cmdlet throws as it is, and not as an error record, is named after its type by the engine.
    private static bool IsThrown(ErrorRecord error) =>
        error.FullyQualifiedErrorId.StartsWith(error.Exception.GetType().FullName + ",", StringComparison.Ordinal);

    private static int? ReadExitCode(object from) => from.GetType().GetProperty("ExitCode")?.GetValue(from) as int?;
}
