using System;

namespace UserMigration.Engine.Progress;

/// <summary>How far long work is.</summary>
/// <param name="Done">The amount of work that is done.</param>
/// <param name="Rate">The amount of work per second, in the last half minute.</param>
/// <param name="Share">The share of the work that is done, from 0 to 1; null if it is unknown.</param>
/// <param name="Remaining">The remaining time at the current pace; null if it is unknown.</param>
public readonly record struct ProgressReading(double Done, double Rate, double? Share, TimeSpan? Remaining);
