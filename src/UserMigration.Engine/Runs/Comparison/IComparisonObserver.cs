using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Comparison;

/// <summary>Receives the results of a comparison. Methods are called on any thread, and must not block.</summary>
public interface IComparisonObserver : IRunObserver
{
    /// <summary>Called when a record was compared.</summary>
    /// <param name="result">The result.</param>
    void OnResult(UserComparison result);
}
