using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using UserMigration.Engine.Runs.Upload;

namespace UserMigration.Infrastructure;

/// <summary>Reads the rows that a run sends again, and converts them with the commands that the run recorded.</summary>
internal sealed class RetriedRecords : IDisposable
{
    private readonly RunRetry _retry;
    private readonly RecordedPipeline _pipeline;
    private readonly IEnumerator<MigrationRecord> _rows;
    private bool _isAtEnd;

    /// <summary>Starts the commands.</summary>
    /// <param name="retry">The records of the run.</param>
    /// <param name="warnings">What happens to the warnings of the commands; null for the preference of the session.</param>
    /// <param name="stopToken">Stops reading.</param>
    public RetriedRecords(RunRetry retry, ActionPreference? warnings, CancellationToken stopToken)
    {
        _retry = retry;
        _pipeline = new RecordedPipeline(retry.Pipeline, warnings);
        _rows = retry.Read(stopToken).GetEnumerator();
    }

    /// <summary>Finds the records of a run that are sent again.</summary>
    /// <param name="path">The full path of the run folder; null if it was not specified.</param>
    /// <param name="isRetry">Whether the parameter for it was used.</param>
    /// <param name="includesRejected">Whether rejected records are among them.</param>
    /// <exception cref="MigrationException">The parameters do not specify a run, or its records can't be read and converted again.</exception>
    public static RunRetry Open(string? path, bool isRetry, bool includesRejected)
    {
        if (path is null)
        {
            throw new MigrationException(
                isRetry ? "RunPathRequired" : "NotAnIdentityRecord",
                MigrationFault.InvalidArgument,
                isRetry ? "Specify the folder of the run with -RunPath." : "No records were specified. Pipe the output of ConvertTo-IdentityRecord.",
                exitCode: 5);
        }

        RunRetry retry = RunRetry.Open(path, includesRejected);
        return retry.Count == 0 || RecordedPipeline.IsConstant(retry.Pipeline)
            ? retry
            : throw retry.NeedsInput("they were converted with scriptblocks or values of variables");
    }

    /// <summary>Reads the next row. After the last one, the commands end, which can complete further records.</summary>
    /// <returns>False after the end of the commands.</returns>
    /// <exception cref="MigrationException">The row can't be read.</exception>
    public bool MoveNext()
    {
        if (_isAtEnd)
        {
            return false;
        }

        _isAtEnd = !_rows.MoveNext();
        return true;
    }

    /// <summary>Passes the row through the commands, or ends them.</summary>
    /// <returns>The records that are complete and are sent again.</returns>
    public IEnumerable<IdentityRecord> Convert() => _pipeline.Process(_isAtEnd ? null : _rows.Current).Where(_retry.Includes);

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows.Dispose();
        _pipeline.Dispose();
    }
}
