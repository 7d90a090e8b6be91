using UserMigration.Engine.Values;

namespace UserMigration.Engine.Sampling;

/// <summary>What the rows of a sample look like. This one is an export of a legacy system, in the usual attribute names.</summary>
internal class SampleShape
{
    /// <summary>The header.</summary>
    public virtual string[] Columns => SampleRow.Columns;

    /// <summary>How many kinds of defect there are.</summary>
    public virtual int Defects => SampleDefects.Kinds;

    /// <summary>Makes the fields of a sound row.</summary>
    /// <param name="random">The source of chance.</param>
    /// <param name="number">The number of the row, which makes its identifiers unique.</param>
    public virtual string[] Make(SeededRandom random, int number) => SampleRow.Make(random, number);

    /// <summary>Spoils a row.</summary>
    /// <param name="kind">The kind of defect, from 0.</param>
    /// <param name="fields">The fields; changed.</param>
    /// <returns>The fields to write: fewer or more where that is the defect.</returns>
    public virtual string[] Spoil(int kind, string[] fields) => SampleDefects.Spoil(kind, fields);
}
