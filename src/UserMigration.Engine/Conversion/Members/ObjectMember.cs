using System;
using System.Collections;
using System.Collections.Generic;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Conversion.Members;

/// <summary>Converts JSON text to an object, and applies a transform to each member that has one.</summary>
internal sealed class ObjectMember : AttributeTransform
{
    private readonly string _recommendation;
    private readonly Func<string, AttributeTransform?> _transformOf;

    /// <summary>Creates the transform.</summary>
    /// <param name="recommendation">What to do if the value is not an object.</param>
    /// <param name="transformOf">Gets the transform of a member by its name; null if the member has none.</param>
    public ObjectMember(string recommendation, Func<string, AttributeTransform?> transformOf)
    {
        _recommendation = recommendation;
        _transformOf = transformOf;
    }

    public override string Name => "Object";

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = null;
        if (value is string text)
        {
            value = JsonTree.TryParse(text, out object? tree, out _) ? tree : null;
        }

        if (value is not IDictionary members)
        {
            return SchemaRules.ObjectShape.CreateIssue("The store requires an object here, but this is not an object.", _recommendation);
        }

        Dictionary<string, object?> read = new Dictionary<string, object?>(members.Count, StringComparer.Ordinal);
        foreach (KeyValuePair<string, object?> member in AttributeWriter.MembersOf(members))
        {
            object? part = member.Value;
            if (part is not null && _transformOf(member.Key) is { } transform && transform.Apply(part, record, out part) is { } fault)
            {
                return fault.WithMessage($"Member '{member.Key}': {fault.Message}");
            }

            read[member.Key] = part;
        }

        result = read;
        return null;
    }
}
