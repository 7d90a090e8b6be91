using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Targets;

/// <summary>What a kind of store requires of records, regardless of its schema. By default, it requires nothing.</summary>
internal class TargetRules
{
    /// <summary>The rules that apply only to this kind of store.</summary>
    public virtual IReadOnlyList<MigrationRule> Catalogue { get; } = new List<MigrationRule>();

    /// <summary>
    /// The attribute that is the key if no key is specified and the records have the attribute; null if no single attribute is
    /// required of a user.
    /// </summary>
    public virtual string? UsualKey => null;

    /// <summary>Gets the type of an attribute, as far as it is known without a schema.</summary>
    /// <param name="path">The full name of the attribute, with dots.</param>
    public virtual AttributeKind KindOf(string path) => AttributeKind.Text;

    /// <summary>Whether a record is a further row of a user whose first row contains the account data.</summary>
    /// <param name="record">The record.</param>
    /// <param name="paths">Which attribute each column goes to.</param>
    public virtual bool IsFurtherRow(MigrationRecord record, ColumnPaths paths) => false;

    /// <summary>Creates the checks that go beyond single values.</summary>
    /// <param name="schema">The schema, or null.</param>
    /// <param name="paths">Which attribute each column goes to.</param>
    /// <param name="conversion">The automatic conversion of values.</param>
    /// <param name="report">Receives the issues.</param>
    public virtual IEnumerable<IRecordCheck> CreateChecks(IdentitySchema? schema, ColumnPaths paths, AutomaticConversion conversion, IssueReport report) => Enumerable.Empty<IRecordCheck>();
}
