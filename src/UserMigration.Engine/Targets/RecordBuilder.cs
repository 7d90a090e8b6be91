using System.Collections.Generic;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Targets;

/// <summary>
/// Shapes the attributes of a record for a kind of store whose users are more than a flat list of attributes. One object is
/// created for each conversion.
/// </summary>
internal abstract class RecordBuilder
{
    /// <summary>The attributes that each record has, with their values if nothing fills them.</summary>
    public abstract IReadOnlyDictionary<string, string> Defaults { get; }

    /// <summary>Whether several rows of one user can become one record.</summary>
    public virtual bool Folds => false;

    /// <summary>Whether the attributes of a row have accounts at social networks, which make the row a list of identities.</summary>
    /// <param name="attributes">The attributes.</param>
    public virtual bool HasIdentities(Dictionary<string, object?> attributes) => false;

    /// <summary>
    /// Gets the position of an attribute among the attributes of its object. Attributes with the same position keep their order.
    /// </summary>
    /// <param name="path">The full name of the attribute, with dots.</param>
    public abstract int PlaceOf(string path);

    /// <summary>Gets the full name under which a record has an attribute after <see cref="Finish"/>.</summary>
    /// <param name="path">The full name of the attribute, as columns and maps name it.</param>
    public virtual string PathInRecord(string path) => path;

    /// <summary>
    /// Gets the transform that is applied to an attribute after all other transforms, so that the value has the type that the
    /// store expects; or null.
    /// </summary>
    /// <param name="path">The full name of the attribute, with dots.</param>
    public abstract AttributeTransform? FinalTransformFor(string path);

    /// <summary>Completes the attributes of a record that was created from one row.</summary>
    /// <param name="attributes">The attributes.</param>
    /// <param name="record">The row; issues are added to it.</param>
    /// <param name="operation">The operation of the record.</param>
    public abstract void Finish(Dictionary<string, object?> attributes, MigrationRecord record, RecordOperation operation);

    /// <summary>Combines the attributes of several rows into those of one user, and completes them.</summary>
    /// <param name="rows">The attributes of each row.</param>
    /// <param name="records">The rows; issues are added to the first one.</param>
    /// <param name="operation">The operation of the record.</param>
    public virtual Dictionary<string, object?> Fold(
        IReadOnlyList<Dictionary<string, object?>> rows, IReadOnlyList<MigrationRecord> records, RecordOperation operation) =>
        throw new System.NotSupportedException();
}
