using UserMigration.Engine.Values;

namespace UserMigration.Engine.Sampling;

/// <summary>Determines what the rows of a sample look like. This class creates an export of a legacy system with the usual attribute names.</summary>
internal class SampleLayout
{
    /// <summary>The names of the columns.</summary>
    public virtual string[] Columns => SampleRow.Columns;

    /// <summary>The number of kinds of defect.</summary>
    public virtual int Defects => SampleDefects.Kinds;

    /// <summary>Creates the fields of a valid row.</summary>
    /// <param name="random">The random number generator.</param>
    /// <param name="number">The number of the row, which makes its identifiers unique.</param>
    public virtual string[] Create(SeededRandom random, int number) => SampleRow.Create(random, number);

    /// <summary>Adds a defect to a row.</summary>
    /// <param name="kind">The kind of defect, from 0.</param>
    /// <param name="fields">The fields; they are changed.</param>
    /// <returns>The fields to write: fewer or more if that is the defect.</returns>
    public virtual string[] Spoil(int kind, string[] fields) => SampleDefects.Spoil(kind, fields);
}
