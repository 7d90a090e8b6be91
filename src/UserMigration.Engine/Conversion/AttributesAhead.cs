using System.Collections.Generic;

namespace UserMigration.Engine.Conversion;

/// <summary>The attributes of a record that were built in advance, and the issues that were found.</summary>
internal sealed class AttributesAhead : AheadResult
{
    /// <summary>Creates a result.</summary>
    /// <param name="owner">The converter that the attributes are for.</param>
    /// <param name="attributes">The attributes.</param>
    /// <param name="issues">The issues, in the order in which they were found, with the attributes that have them.</param>
    public AttributesAhead(object owner, Dictionary<string, object?> attributes, AttributeIssue[] issues)
        : base(owner)
    {
        Attributes = attributes;
        Issues = issues;
    }

    /// <summary>The attributes.</summary>
    public Dictionary<string, object?> Attributes { get; }

    /// <summary>The issues, with the attributes that have them.</summary>
    public AttributeIssue[] Issues { get; }
}
