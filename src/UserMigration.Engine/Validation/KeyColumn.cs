using System;
using System.Linq;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Validation;

/// <summary>
/// Finds the column that was probably meant for a store's key where none goes to it: <c>E-Mail</c>, <c>Mail</c> or <c>e_mail</c> for <c>email</c>.
/// Without it each record would be refused.
/// </summary>
public static class KeyColumn
{
    private static readonly string[] s_emailNames = { "EMAIL", "MAIL", "EMAILADDRESS", "MAILADDRESS", "EMAILADRESSE", "MAILADRESSE", "EMAILADR", "EMAILID" };

    /// <summary>The column that was probably meant, in a conversion; null where a column goes to the key, or none is like it.</summary>
    /// <param name="target">The kind of store.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="map">What the user says of columns.</param>
    /// <returns>A sentence that names it and what to do, or null.</returns>
    public static string? AdviseFor(StoreTarget target, RecordColumns columns, ColumnMap map)
    {
        return target.Rules.UsualKey is { } key && columns is not null && FindLike(key, columns, new ColumnPaths(target.AttributeOf, map)) is { } like
            ? Describe(key, like) + " " + Advise(key, like)
            : null;
    }

    /// <summary>The column that was probably meant; null where a column goes to the key, or none is like it.</summary>
    /// <param name="key">The attribute.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="paths">Where columns go.</param>
    internal static string? FindLike(string key, RecordColumns columns, ColumnPaths paths)
    {
        if (paths.FindFilling(columns, key) >= 0 || paths.IsMade(key))
        {
            return null;
        }

        string letters = Letters(key);
        return columns.Names.FirstOrDefault(column => paths.PathOf(column) == column && Letters(column) is { } other
            && (other == letters || (letters == "EMAIL" && s_emailNames.Contains(other))));
    }

    /// <summary>What is wrong.</summary>
    /// <param name="key">The attribute.</param>
    /// <param name="like">The column that was probably meant.</param>
    internal static string Describe(string key, string like) =>
        $"No column is called '{key}', by which the store identifies its users. Did you mean '{like}'?";

    /// <summary>What to do.</summary>
    /// <param name="key">The attribute.</param>
    /// <param name="like">The column that was probably meant.</param>
    internal static string Advise(string key, string like) =>
        $"Rename it with -Map @{{ '{like.Replace("'", "''")}' = '{key}' }}, or name another key with -PrimaryKey.";

    private static string Letters(string name) => new string(name.Where(char.IsLetterOrDigit).ToArray()).ToUpperInvariant();
}
