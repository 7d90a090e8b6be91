using System.Collections.Generic;

namespace UserMigration.Engine.Reports.Charts;

/// <summary>A line of a chart.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Style">The name of its style in the style sheet.</param>
/// <param name="Values">A value for each part of the time; null where there is none.</param>
internal sealed record ChartSeries(string Name, string Style, IReadOnlyList<double?> Values);
