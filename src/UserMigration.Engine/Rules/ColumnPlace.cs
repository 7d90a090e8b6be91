namespace UserMigration.Engine.Rules;

/// <summary>Where a column of an export goes.</summary>
internal sealed class ColumnPlace
{
    /// <summary>Creates the place.</summary>
    /// <param name="column">The name of the column.</param>
    /// <param name="path">The full name of the attribute, with dots.</param>
    /// <param name="isUnchanged">Whether the value of the column goes there, and not something that is built from its structure.</param>
    public ColumnPlace(string column, string path, bool isUnchanged)
    {
        Column = column;
        Path = path;
        IsUnchanged = isUnchanged;
    }

    /// <summary>The name of the column.</summary>
    public string Column { get; }

    /// <summary>The full name of the attribute, with dots.</summary>
    public string Path { get; }

    /// <summary>Whether the value of the column goes there, and not something that is built from its structure.</summary>
    public bool IsUnchanged { get; }
}
