using System;
using System.Collections;
using System.Collections.Generic;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Conversion.Members;
using UserMigration.Engine.Conversion.Transforms;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>
/// Converts a multi-valued attribute to a list of objects: JSON, the output of a script, or texts separated by semicolons, which become the member
/// <c>value</c> of an element each.
/// </summary>
internal sealed class ScimElements : AttributeTransform
{
    private static readonly MigrationIssue s_fault = MemberRules.ElementShape.CreateIssue(
        "This is not a list of objects with values.",
        "Write it as JSON, as in [{\"value\":\"a\",\"type\":\"work\"}], or as texts separated by semicolons.");

    public static ScimElements Instance { get; } = new ScimElements();

    public override string Name => "Elements";

    public override bool MakesPlural => true;

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = ElementList.Read(value, acceptsTexts: true, Read);
        return result is null ? s_fault : null;
    }

    private static object? Read(object? item) => item is IDictionary members ? AttributeWriter.MembersOf(members)
        : item is not null && ScalarFormatter.TryOf(item, out string text) && text.Trim().Length > 0 ? new Dictionary<string, object?>(StringComparer.Ordinal) { ["value"] = text.Trim() }
        : null;
}
