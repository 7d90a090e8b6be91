using System.Threading.Tasks;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>Processes the batches of a run.</summary>
internal interface IBatchWork
{
    /// <summary>Sets a result for each record of a batch that has none.</summary>
    /// <param name="batch">The batch.</param>
    Task DoAsync(RecordBatch batch);
}
