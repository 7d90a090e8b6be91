namespace UserMigration.Engine.Runs.Calls;

/// <summary>A call to a store, without its content.</summary>
/// <param name="Operation">What it is for.</param>
/// <param name="Batch">The number of the batch, from 1; 0 if it belongs to no batch.</param>
/// <param name="Records">The number of records that it concerns; 0 if it concerns none.</param>
public readonly record struct StoreCall(CallOperation Operation, int Batch, int Records)
{
    /// <summary>The look-up of one user.</summary>
    public static StoreCall LookUp { get; } = new StoreCall(CallOperation.LookUp, 0, 1);
}
