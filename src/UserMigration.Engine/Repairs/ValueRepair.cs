using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Repairs;

/// <summary>A repair of values: what it fixes, and what it applies to.</summary>
public abstract class ValueRepair
{
    /// <summary>Describes a repair.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does; a sentence.</param>
    /// <param name="isSafe">Whether it can't change what a value means.</param>
    private protected ValueRepair(string name, string description, bool isSafe)
    {
        Name = name;
        Description = description;
        IsSafe = isSafe;
    }

    /// <summary>Its name, for example <c>Trim</c>.</summary>
    public string Name { get; }

    /// <summary>What it does.</summary>
    public string Description { get; }

    /// <summary>Whether it can't change what a value means.</summary>
    public bool IsSafe { get; }

    /// <summary>Whether it is for attributes of a kind. Any text may be fixed, JSON never.</summary>
    /// <param name="kind">The type of the attribute.</param>
    internal virtual bool AppliesTo(AttributeKind kind) => kind != AttributeKind.Json;

    /// <summary>Repairs a value.</summary>
    /// <param name="text">The value; not empty.</param>
    /// <param name="kind">The type of the attribute.</param>
    /// <returns>The repaired value; the very same object where there is nothing to fix.</returns>
    internal abstract string Apply(string text, AttributeKind kind);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
