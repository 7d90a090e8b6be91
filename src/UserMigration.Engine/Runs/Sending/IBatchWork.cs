using System.Threading.Tasks;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>What is done with the batches of a run.</summary>
internal interface IBatchWork
{
    /// <summary>Gives each record of a batch that has no result one.</summary>
    /// <param name="batch">The batch.</param>
    Task DoAsync(RecordBatch batch);
}
