using System;
using System.Collections.Generic;
using UserMigration.Engine.Conversion;

namespace UserMigration.Engine.Tests.Conversion;

/// <summary>Applies a built-in transform to a value.</summary>
internal static class Applied
{
    private static readonly MigrationRecord s_record = Records.Of(("x", null));

    /// <summary>What a transform makes of a value; the id of the rule where it refuses.</summary>
    public static object? To(object? value, string transform, object? argument = null)
    {
        MigrationIssue? fault = BuiltInTransforms.Create("x", transform, argument, false).Apply(value, s_record, out object? result);
        if (fault is null)
        {
            return result;
        }

        Xunit.Assert.NotEmpty(fault.Recommendation);
        if (value is string { Length: > 2 } text)
        {
            Xunit.Assert.DoesNotContain(text, fault.Message + fault.Recommendation, StringComparison.OrdinalIgnoreCase);
        }

        return fault.RuleId;
    }

    /// <summary>Parameters by name.</summary>
    public static Dictionary<string, object?> With(params (string Name, object? Value)[] parameters)
    {
        Dictionary<string, object?> named = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, object? value) in parameters)
        {
            named.Add(name, value);
        }

        return named;
    }
}
