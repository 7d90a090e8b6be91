namespace UserMigration.Engine.Rules;

/// <summary>
/// A check that looks only at the values of a record: not at other records, and not at issues of other checks. So it can be made in advance,
/// on another thread, by another instance.
/// </summary>
internal interface IAheadCheck : IRecordCheck
{
}
