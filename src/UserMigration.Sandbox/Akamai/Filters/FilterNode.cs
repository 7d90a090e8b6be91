namespace UserMigration.Sandbox.Akamai.Filters;

/// <summary>A part of a filter that a record can match.</summary>
internal abstract class FilterNode
{
    public abstract bool Matches(RecordView record);
}
