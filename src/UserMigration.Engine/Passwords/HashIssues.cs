using UserMigration.Engine.Passwords.Schemes;

namespace UserMigration.Engine.Passwords;

/// <summary>Creates the issues of password hashes. Their texts never contain a part of the hash.</summary>
internal static class HashIssues
{
    private const string ExportWhole = "Export the complete hash without changes.";

    /// <summary>Creates the issue of a damaged hash.</summary>
    /// <param name="kind">The kind that the hash starts like.</param>
    /// <param name="what">What is wrong, for example <c>has 40 characters instead of 60</c>.</param>
    public static MigrationIssue Damaged(string kind, string what) => PasswordRules.PasswordHashShape.CreateIssue($"This starts like {PasswordSchemes.Get(kind).Description}, but it is damaged: it {what}.", ExportWhole);

    /// <summary>Creates the issue of a hash with white space around it.</summary>
    /// <param name="kind">The kind.</param>
    public static MigrationIssue Surrounded(string kind) => PasswordRules.PasswordHashShape.CreateIssue(
        $"This is {PasswordSchemes.Get(kind).Description} with white space before or after it.",
        "Remove the white space, or convert with the transforms Trim and Password.");

    /// <summary>Creates the issue of parameters that are valid but unusual.</summary>
    /// <param name="what">The parameter with its article, for example <c>a cost of 4</c>.</param>
    /// <param name="isLow">True if the parameter is too low, false if it is too high.</param>
    public static MigrationIssue Unusual(string what, bool isLow) => PasswordRules.PasswordHashCost.CreateIssue(
        isLow ? $"The hash has {what}, which gives little protection." : $"The hash has {what}, which makes each login slow.",
        isLow
            ? "You don't have to do anything. Consider having these users set new passwords."
            : "Ask the vendor whether the store accepts this hash, and try it with one user first.");

    /// <summary>Creates the issue of a hash without its parameters, for which the defaults of its program are assumed.</summary>
    /// <param name="what">The defaults, for example <c>1024 iterations and no secret</c>.</param>
    public static MigrationIssue Assumed(string what) => PasswordRules.PasswordHashDefaults.CreateIssue(
        $"The hash does not contain its parameters. The defaults of its program are assumed: {what}.");
}
