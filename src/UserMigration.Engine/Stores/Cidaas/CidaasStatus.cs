using System;
using UserMigration.Engine.Conversion.Transforms;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>
/// The member <c>userStatus</c> (contract, sections 2.1 and 2.5). Words of the legacy system are refused and not guessed
/// at: left out, a user who is locked there would be VERIFIED here, and could log in.
/// </summary>
internal sealed class CidaasStatus : AttributeTransform
{
    /// <summary>What is said of a status that cannot be sent.</summary>
    public const string UnknownMessage =
        "This is not a status that can be sent to cidaas: VERIFIED (who may log in), PENDING or DECLINED; also LOCKED, DELETED and COMBINED. BLOCKED is only set by the store itself.";

    /// <summary>What is said of a status that can be sent and should not.</summary>
    public const string ManagedMessage =
        "This status is one that a migration seldom sets: COMBINED is the store's own, DELETED is for deletions, and LOCKED is not in newer guides. VERIFIED, PENDING and DECLINED are usual.";

    private static readonly string[] s_usual = { "VERIFIED", "PENDING", "DECLINED" };
    private static readonly string[] s_unusual = { "DELETED", "LOCKED", "COMBINED" };

    private static readonly MigrationIssue s_unknown = CidaasRules.UserStatusUnknown.CreateIssue(
        UnknownMessage,
        "Turn the words of the legacy system into it with -Transform @{ userStatus = { ... } }, or drop the column with -Map, so that all are VERIFIED.",
        severity: IssueSeverity.Error);

    private static readonly MigrationIssue s_warning = CidaasRules.UserStatusManaged.CreateIssue(
        ManagedMessage,
        "Use VERIFIED, PENDING or DECLINED, or leave these users out.",
        severity: IssueSeverity.Warning);

    public override string Name => "Status";

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = null;
        if (!ScalarText.TryOf(value, out string text))
        {
            return s_unknown;
        }

        string word = text.Trim();
        if (Find(s_usual, word) is { } usual)
        {
            result = usual;
            return null;
        }

        result = Find(s_unusual, word);
        return result is null ? s_unknown : s_warning;
    }

    private static string? Find(string[] known, string word) => Array.Find(known, one => one.Equals(word, StringComparison.OrdinalIgnoreCase));
}
