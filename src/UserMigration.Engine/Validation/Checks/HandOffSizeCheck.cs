using UserMigration.Engine.Rules;
using UserMigration.Engine.Validation.Rules;

namespace UserMigration.Engine.Validation.Checks;

/// <summary>Checks that there are not more records than a vendor's migration service accepts.</summary>
internal sealed class HandOffSizeCheck : IRecordCheck
{
    /// <summary>The maximum number of records in a hand-off (Standard data migration services).</summary>
    public const long MostRecords = 2_000_000;

    private readonly IssueReport _report;
    private long _count;

    /// <summary>Creates a check of the number of records.</summary>
    /// <param name="report">Receives the issue.</param>
    public HandOffSizeCheck(IssueReport report)
    {
        _report = report;
    }

    /// <inheritdoc/>
    public void Prepare(RecordColumns columns, bool isFirst)
    {
    }

    /// <inheritdoc/>
    public void Check(MigrationRecord record)
    {
        if (++_count == MostRecords + 1)
        {
            _report.Add(record, HandOffRules.HandOffSize, null, "This record exceeds the limit of 2,000,000 records.");
        }
    }
}
