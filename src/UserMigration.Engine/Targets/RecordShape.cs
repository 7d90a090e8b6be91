using System.Collections.Generic;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Targets;

/// <summary>
/// What a kind of store makes of the attributes of a record where its users are more than a list of them. One is made for
/// each conversion.
/// </summary>
internal abstract class RecordShape
{
    /// <summary>Attributes that each record has, with what they are where nothing fills them.</summary>
    public abstract IReadOnlyDictionary<string, string> Defaults { get; }

    /// <summary>Whether rows of one user can become one record.</summary>
    public virtual bool Folds => false;

    /// <summary>Where an attribute stands among those of its object; those of one place keep their order.</summary>
    /// <param name="path">Its full name, with dots.</param>
    public abstract int PlaceOf(string path);

    /// <summary>What is applied to an attribute after all other transforms, so that it has the type that the store wants; or null.</summary>
    /// <param name="path">Its full name, with dots.</param>
    public abstract AttributeTransform? LastOf(string path);

    /// <summary>Finishes the attributes of a record that was made of one row.</summary>
    /// <param name="attributes">The attributes.</param>
    /// <param name="record">The row; issues are added to it.</param>
    /// <param name="operation">What is to be done with the record.</param>
    public abstract void Finish(Dictionary<string, object?> attributes, MigrationRecord record, RecordOperation operation);

    /// <summary>Makes the attributes of one user of those of its rows, and finishes them.</summary>
    /// <param name="rows">The attributes, by row.</param>
    /// <param name="records">The rows; issues are added to the first one.</param>
    /// <param name="operation">What is to be done with the record.</param>
    public virtual Dictionary<string, object?> Fold(
        IReadOnlyList<Dictionary<string, object?>> rows, IReadOnlyList<MigrationRecord> records, RecordOperation operation) =>
        throw new System.NotSupportedException();
}
