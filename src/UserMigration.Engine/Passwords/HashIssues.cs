using UserMigration.Engine.Passwords.Schemes;

namespace UserMigration.Engine.Passwords;

/// <summary>What can be wrong with a hash, in words that hold none of its text.</summary>
internal static class HashIssues
{
    private const string ExportWhole = "Export the hash whole and unchanged.";

    /// <summary>The hash can't be whole.</summary>
    /// <param name="kind">The kind that it starts as.</param>
    /// <param name="what">What is wrong, for example <c>has 40 characters instead of 60</c>.</param>
    public static MigrationIssue Damaged(string kind, string what) => PasswordRules.PasswordHashShape.CreateIssue($"This starts as {PasswordSchemes.Get(kind).Description} and is damaged: it {what}.", ExportWhole);

    /// <summary>Blanks surround the hash.</summary>
    /// <param name="kind">The kind.</param>
    public static MigrationIssue Surrounded(string kind) => PasswordRules.PasswordHashShape.CreateIssue(
        $"This is {PasswordSchemes.Get(kind).Description} with blanks before or behind it.",
        "Remove them, or convert with the transforms Trim and Password.");

    /// <summary>The parameters are possible and unusual.</summary>
    /// <param name="what">The parameter, for example <c>cost of 4</c>.</param>
    /// <param name="isLow">Whether it is too low, and not too high.</param>
    public static MigrationIssue Unusual(string what, bool isLow) => PasswordRules.PasswordHashCost.CreateIssue(
        isLow ? $"The hash has a {what}, which protects little." : $"The hash has a {what}, which makes each login slow.",
        isLow
            ? "Nothing needs to be done; consider having these users set new passwords."
            : "Ask whether the store takes it, and try it with one user first.");

    /// <summary>The hash does not say with which parameters it was made, and the defaults of its program are taken.</summary>
    /// <param name="what">The defaults, for example <c>1024 iterations and no secret</c>.</param>
    public static MigrationIssue Assumed(string what) => PasswordRules.PasswordHashDefaults.CreateIssue(
        $"The hash does not say how it was made. It is taken to have the defaults of its program: {what}.");
}
