using System;
using System.Linq;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Validation;

/// <summary>
/// Finds the column that was probably meant for the key of a store if no column goes to the key: <c>E-Mail</c>, <c>Mail</c> or
/// <c>e_mail</c> for <c>email</c>. Without the key, the store would reject each record.
/// </summary>
public static class KeyColumn
{
    private static readonly string[] s_emailNames = { "EMAIL", "MAIL", "EMAILADDRESS", "MAILADDRESS", "EMAILADRESSE", "MAILADRESSE", "EMAILADR", "EMAILID" };

    /// <summary>
    /// Advises which column was probably meant for the key in a conversion; null if a column goes to the key, or if no column has
    /// a similar name.
    /// </summary>
    /// <param name="target">The kind of store.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="map">The column map that the user specified.</param>
    /// <returns>Text that names the column and says what to do, or null.</returns>
    public static string? AdviseFor(StoreTarget target, RecordColumns columns, ColumnMap map)
    {
        return target.Rules.UsualKey is { } key && columns is not null && FindLike(key, columns, new ColumnPaths(target.AttributeOf, map)) is { } like
            ? Describe(key, like) + " " + Advise(key, like)
            : null;
    }

    /// <summary>Finds the column that was probably meant; null if a column goes to the key, or if no column has a similar name.</summary>
    /// <param name="key">The attribute that is the key.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="paths">Which attribute each column goes to.</param>
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

    /// <summary>Describes what is wrong.</summary>
    /// <param name="key">The attribute that is the key.</param>
    /// <param name="like">The column that was probably meant.</param>
    internal static string Describe(string key, string like) =>
        $"No column has the name '{key}', which identifies the users in the store. Did you mean '{like}'?";

    /// <summary>Describes how to fix it.</summary>
    /// <param name="key">The attribute that is the key.</param>
    /// <param name="like">The column that was probably meant.</param>
    internal static string Advise(string key, string like) =>
        $"Rename it with -Map @{{ {PowerShellText.Quote(like)} = '{key}' }}, or specify another key with -PrimaryKey.";

    private static string Letters(string name) => new string(name.Where(char.IsLetterOrDigit).ToArray()).ToUpperInvariant();
}
