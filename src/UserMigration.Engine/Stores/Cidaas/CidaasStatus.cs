using System;
using UserMigration.Engine.Conversion.Transforms;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>
/// Converts the member <c>userStatus</c> (contract, sections 2.1 and 2.5). Other words of the legacy system are rejected instead of
/// omitted: otherwise, a user who is locked in the legacy system would be VERIFIED in the store, and could log in.
/// </summary>
internal sealed class CidaasStatus : AttributeTransform
{
    /// <summary>The message for a status that can't be sent.</summary>
    public const string UnknownMessage =
        "This is not a status that can be sent to cidaas: VERIFIED (can log in), PENDING or DECLINED, or one of LOCKED, DELETED and COMBINED. Only the store itself sets BLOCKED.";

    /// <summary>The message for a status that can be sent, but should not be.</summary>
    public const string ManagedMessage =
        "Migrations seldom set this status: COMBINED is for the store itself, DELETED is for deletions, and LOCKED is not in newer guides. VERIFIED, PENDING and DECLINED are usual.";

    private static readonly string[] s_usual = { "VERIFIED", "PENDING", "DECLINED" };
    private static readonly string[] s_unusual = { "DELETED", "LOCKED", "COMBINED" };

    private static readonly MigrationIssue s_unknown = CidaasRules.UserStatusUnknown.CreateIssue(
        UnknownMessage,
        "Convert the words with -Transform @{ userStatus = { ... } }, or drop the column with -Map, so that all users are VERIFIED.",
        severity: IssueSeverity.Error);

    private static readonly MigrationIssue s_warning = CidaasRules.UserStatusManaged.CreateIssue(
        ManagedMessage,
        "Use VERIFIED, PENDING or DECLINED, or omit these users.",
        severity: IssueSeverity.Warning);

    public override string Name => "Status";

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = null;
        if (!ScalarFormatter.TryOf(value, out string text))
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
