namespace UserMigration.Engine.Rules;

/// <summary>Turns the value of an attribute into what the store takes.</summary>
public abstract class AttributeTransform
{
    /// <summary>The name it is asked for by.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it wants to see blank values too.</summary>
    public virtual bool TakesBlank => false;

    /// <summary>Whether what it makes is a plural, of which a blank is an empty one.</summary>
    public virtual bool MakesPlural => false;

    /// <summary>Transforms a value.</summary>
    /// <param name="value">The value; text or typed.</param>
    /// <param name="record">The record it belongs to.</param>
    /// <param name="result">The transformed value.</param>
    /// <returns>What went wrong, or null.</returns>
    public abstract MigrationIssue? Apply(object? value, MigrationRecord record, out object? result);
}
