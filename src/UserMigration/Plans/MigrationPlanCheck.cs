using System;

namespace UserMigration;

/// <summary>One check before a migration: what was found, and what to do. It contains no secret and no value of a record.</summary>
public sealed class MigrationPlanCheck
{
    /// <summary>Creates the result of a check.</summary>
    /// <param name="name">What was checked.</param>
    /// <param name="status">The result.</param>
    /// <param name="detail">What was found; a sentence.</param>
    /// <param name="recommendation">What to do; null if nothing needs to be done.</param>
    public MigrationPlanCheck(string name, MigrationCheckStatus status, string detail, string? recommendation = null)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Status = status;
        Detail = detail ?? throw new ArgumentNullException(nameof(detail));
        Recommendation = recommendation;
    }

    /// <summary>What was checked: Credential, Permission, Schema, Users, Clock, Token, Disk.</summary>
    public string Name { get; }

    /// <summary>The result.</summary>
    public MigrationCheckStatus Status { get; }

    /// <summary>What was found; a sentence.</summary>
    public string Detail { get; }

    /// <summary>What to do; null if nothing needs to be done.</summary>
    public string? Recommendation { get; }

    /// <summary>Returns the name, the status and what was found.</summary>
    public override string ToString() => $"{Name}: {Status}. {Detail}";
}
