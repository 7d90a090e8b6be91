namespace UserMigration.Engine.Rules;

/// <summary>Converts the value of an attribute to what the store accepts.</summary>
public abstract class AttributeTransform
{
    /// <summary>The name that users specify.</summary>
    public abstract string Name { get; }

    /// <summary>Whether the transform is applied to empty values too.</summary>
    public virtual bool TakesBlank => false;

    /// <summary>Whether the result is a plural, so that an empty value becomes an empty plural.</summary>
    public virtual bool MakesPlural => false;

    /// <summary>Whether the transform runs only on the thread of the pipeline, like a script.</summary>
    public virtual bool NeedsPipeline => false;

    /// <summary>Transforms a value.</summary>
    /// <param name="value">The value; text or typed.</param>
    /// <param name="record">The record that the value belongs to.</param>
    /// <param name="result">The transformed value.</param>
    /// <returns>The issue that was found, or null.</returns>
    public abstract MigrationIssue? Apply(object? value, MigrationRecord record, out object? result);
}
