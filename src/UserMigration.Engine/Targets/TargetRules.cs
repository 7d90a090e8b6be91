using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Targets;

/// <summary>What a kind of store asks of records, whatever its schema: unless a kind says so, nothing.</summary>
internal class TargetRules
{
    /// <summary>The rules that belong to it alone.</summary>
    public virtual IReadOnlyList<MigrationRule> Catalogue { get; } = new List<MigrationRule>();

    /// <summary>
    /// The attribute that is taken for the key where none is named and the records have it; null if a user can be
    /// without any one attribute.
    /// </summary>
    public virtual string? UsualKey => null;

    /// <summary>What the values of an attribute look like, as far as that is known without a schema.</summary>
    /// <param name="path">The full name of the attribute, with dots.</param>
    public virtual AttributeKind KindOf(string path) => AttributeKind.Text;

    /// <summary>Whether a record is a further row of a user whose first row has what belongs to the account.</summary>
    /// <param name="record">The record.</param>
    /// <param name="paths">Which attribute each column goes to.</param>
    public virtual bool IsFurtherRow(MigrationRecord record, ColumnPaths paths) => false;

    /// <summary>Makes the checks that go beyond single values.</summary>
    /// <param name="schema">The schema, or null.</param>
    /// <param name="paths">Which attribute each column goes to.</param>
    /// <param name="conversion">The automatic conversion of values.</param>
    /// <param name="report">Receives the issues.</param>
    public virtual IEnumerable<IRecordCheck> MakeChecks(IdentitySchema? schema, ColumnPaths paths, AutomaticConversion conversion, IssueReport report) => Enumerable.Empty<IRecordCheck>();
}
