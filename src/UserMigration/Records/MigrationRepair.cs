using System;

namespace UserMigration;

/// <summary>A repair that was made on a record. It names the attribute and the repair, but never a value.</summary>
public sealed class MigrationRepair
{
    /// <summary>Creates the description of a repair.</summary>
    /// <param name="attribute">The column whose value was changed.</param>
    /// <param name="repair">The name of the repair.</param>
    public MigrationRepair(string attribute, string repair)
    {
        Attribute = attribute ?? throw new ArgumentNullException(nameof(attribute));
        Repair = repair ?? throw new ArgumentNullException(nameof(repair));
    }

    /// <summary>The column whose value was changed.</summary>
    public string Attribute { get; }

    /// <summary>The name of the repair, for example <c>Trim</c>.</summary>
    public string Repair { get; }

    /// <summary>Returns the attribute and the repair.</summary>
    public override string ToString() => Attribute + ": " + Repair;
}
