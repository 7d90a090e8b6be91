using System.Collections.Generic;

namespace UserMigration.Engine.Conversion;

/// <summary>The attributes of a record that were built in advance, and the issues that were found.</summary>
internal sealed class AttributesAhead
{
    /// <summary>Creates a result.</summary>
    /// <param name="attributes">The attributes.</param>
    /// <param name="issues">The issues, in the order in which they were found, with the attributes that have them.</param>
    public AttributesAhead(Dictionary<string, object?> attributes, IReadOnlyList<(AttributePlan Part, MigrationIssue Issue)> issues)
    {
        Attributes = attributes;
        Issues = issues;
    }

    /// <summary>The attributes.</summary>
    public Dictionary<string, object?> Attributes { get; }

    /// <summary>The issues, with the attributes that have them.</summary>
    public IReadOnlyList<(AttributePlan Part, MigrationIssue Issue)> Issues { get; }
}
