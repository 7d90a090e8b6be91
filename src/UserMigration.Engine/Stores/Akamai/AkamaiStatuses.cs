using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>
/// Converts the statuses of a user to their neutral form: whether the user may sign in. The latest status counts. The words of a store are its own,
/// so a word that is not known is an issue, and not a guess.
/// </summary>
internal sealed class AkamaiStatuses : AttributeTransform
{
    /// <summary>The member with the word.</summary>
    public const string Status = "status";

    /// <summary>The member with the time.</summary>
    public const string Time = "statusCreated";

    private static readonly HashSet<string> s_active = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "active", "enabled" };

    private static readonly HashSet<string> s_inactive = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "suspended", "inactive", "disabled", "deactivated", "blocked", "locked", "banned", "closed", "deleted",
    };

    private static readonly MigrationIssue s_unknown = MemberRules.ElementShape.CreateIssue(
        "The latest of the statuses is not a word that shows whether the user may sign in.",
        "Map the statuses to an attribute with -Map and a script, or leave them out with -Map @{ statuses = $null }.");

    public override string Name => "Statuses";

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = null;
        object? list = value;
        if ((value is string text && !JsonTree.TryParse(text, out list, out _)) || list is not IEnumerable items || list is string or IDictionary)
        {
            return s_unknown;
        }

        object?[] elements = items.Cast<object?>().ToArray();
        if (elements.Length == 0)
        {
            return null;
        }

        // The sort is stable: of statuses without times, the last one is the latest.
        string? latest = elements.OfType<IDictionary>().Count() < elements.Length ? null : elements.Cast<IDictionary>()
            .OrderBy(element => TimeReader.Read(element[Time]) ?? DateTimeOffset.MinValue)
            .Last()[Status] as string;
        bool isActive = latest is not null && s_active.Contains(latest.Trim());
        bool isInactive = latest is not null && s_inactive.Contains(latest.Trim());
        result = isActive || isInactive ? isActive : null;
        return result is null ? s_unknown : null;
    }
}
