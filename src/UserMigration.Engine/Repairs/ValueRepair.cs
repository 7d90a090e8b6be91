using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Repairs;

/// <summary>A repair of values, which knows what it fixes and which attributes it applies to.</summary>
public abstract class ValueRepair
{
    /// <summary>Creates a repair.</summary>
    /// <param name="name">The name of the repair.</param>
    /// <param name="description">What the repair does; a sentence.</param>
    /// <param name="isSafe">Whether the repair can't change the meaning of a value.</param>
    private protected ValueRepair(string name, string description, bool isSafe)
    {
        Name = name;
        Description = description;
        IsSafe = isSafe;
    }

    /// <summary>The name of the repair, for example <c>Trim</c>.</summary>
    public string Name { get; }

    /// <summary>What the repair does; a sentence.</summary>
    public string Description { get; }

    /// <summary>Whether the repair can't change the meaning of a value.</summary>
    public bool IsSafe { get; }

    /// <summary>Whether the repair applies to attributes of a type. By default, it applies to all types except JSON.</summary>
    /// <param name="kind">The type of the attribute.</param>
    internal virtual bool AppliesTo(AttributeKind kind) => kind != AttributeKind.Json;

    /// <summary>Repairs a value.</summary>
    /// <param name="text">The value; not empty.</param>
    /// <param name="kind">The type of the attribute.</param>
    /// <returns>The repaired value; the same object if there is nothing to fix.</returns>
    internal abstract string Apply(string text, AttributeKind kind);

    /// <summary>Gets the name of the repair.</summary>
    public override string ToString() => Name;
}
