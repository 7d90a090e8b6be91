using System;
using System.Collections;
using System.Collections.Generic;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Conversion.Members;

/// <summary>An object, or JSON text that is one; each of its members can have a transform of its own.</summary>
internal sealed class ObjectMember : AttributeTransform
{
    private readonly string _recommendation;
    private readonly Func<string, AttributeTransform?> _transformOf;

    /// <summary>Makes the transform.</summary>
    /// <param name="recommendation">What to do where it is none.</param>
    /// <param name="transformOf">What is applied to a member, by its name; null where nothing is.</param>
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
            return SchemaRules.ObjectShape.CreateIssue("The store has an object here, and this is none.", _recommendation);
        }

        Dictionary<string, object?> read = new Dictionary<string, object?>(members.Count, StringComparer.Ordinal);
        foreach (KeyValuePair<string, object?> member in AttributeWriter.MembersOf(members))
        {
            object? part = member.Value;
            if (part is not null && _transformOf(member.Key) is { } transform && transform.Apply(part, record, out part) is { } fault)
            {
                return fault.WithMessage($"Its member '{member.Key}': {fault.Message}");
            }

            read[member.Key] = part;
        }

        result = read;
        return null;
    }
}
