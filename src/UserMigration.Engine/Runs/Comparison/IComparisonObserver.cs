using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Comparison;

/// <summary>Hears what is found. It is called on any thread, and must not block.</summary>
public interface IComparisonObserver : IRunObserver
{
    /// <summary>A record was compared.</summary>
    /// <param name="result">What was found.</param>
    void OnResult(UserComparison result);
}
