namespace UserMigration.Sandbox.Akamai.Filters;

/// <summary>A part of a filter that a record matches or not.</summary>
internal abstract class FilterNode
{
    public abstract bool Matches(RecordView record);
}
