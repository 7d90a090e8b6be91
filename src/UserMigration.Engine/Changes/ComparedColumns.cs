using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Changes;

/// <summary>
/// Determines which columns of two exports are compared. Columns are matched by name, ignoring case, so their order does
/// not matter.
/// </summary>
internal sealed class ComparedColumns
{
    private ComparedColumns(ComparedFile reference, ComparedFile difference, ExportComparisonOptions options)
    {
        Keys = options.Keys.ToArray();
        ReferenceKeys = Array.ConvertAll(Keys, key => Find(reference, key, "Key"));
        DifferenceKeys = Array.ConvertAll(Keys, key => Find(difference, key, "Key"));
        DifferenceValues = Chosen(reference, difference, options);
        ReferenceValues = Array.ConvertAll(DifferenceValues, i => reference.Columns.IndexOf(difference.Columns[i]));
        FromReference = difference.Columns.Names.Select(reference.Columns.IndexOf).ToArray();
        New = difference.Columns.Names.Where(name => reference.Columns.IndexOf(name) < 0).ToArray();
        Lost = reference.Columns.Names.Where(name => difference.Columns.IndexOf(name) < 0).ToArray();
        Changes = new RecordColumns(difference.Columns.Names.Prepend(options.OperationColumn).ToArray());
    }

    /// <summary>The names of the columns that make up the key.</summary>
    public string[] Keys { get; }

    /// <summary>The positions of the key columns in the earlier export.</summary>
    public int[] ReferenceKeys { get; }

    /// <summary>The positions of the key columns in the later export.</summary>
    public int[] DifferenceKeys { get; }

    /// <summary>The positions in the earlier export of the columns whose values are compared; -1 for a column that it lacks.</summary>
    public int[] ReferenceValues { get; }

    /// <summary>The positions in the later export of the columns whose values are compared.</summary>
    public int[] DifferenceValues { get; }

    /// <summary>For each column of the later export, its position in the earlier one, or -1.</summary>
    public int[] FromReference { get; }

    /// <summary>The columns that only the later export has.</summary>
    public string[] New { get; }

    /// <summary>The columns that only the earlier export has.</summary>
    public string[] Lost { get; }

    /// <summary>The columns of a change: the operation, then those of the later export.</summary>
    public RecordColumns Changes { get; }

    /// <summary>Matches the columns of two exports.</summary>
    /// <param name="reference">The earlier export.</param>
    /// <param name="difference">The later export.</param>
    /// <param name="options">The options for the comparison.</param>
    /// <exception cref="MigrationException">A specified column does not exist, or the column for the operation already exists.</exception>
    public static ComparedColumns Create(ComparedFile reference, ComparedFile difference, ExportComparisonOptions options)
    {
        if (difference.Columns.IndexOf(options.OperationColumn) >= 0)
        {
            throw new MigrationException(
                "OperationColumnTaken",
                MigrationFault.InvalidArgument,
                $"'{difference.Path}' already has a column '{options.OperationColumn}'. Specify another name with -OperationColumn.",
                options.OperationColumn);
        }

        return new ComparedColumns(reference, difference, options);
    }

    /// <summary>Describes the columns that one of the exports lacks.</summary>
    /// <param name="reference">The name of the earlier export.</param>
    /// <param name="difference">The name of the later export.</param>
    public IEnumerable<string> Describe(string reference, string difference)
    {
        if (New.Length > 0)
        {
            bool isCompared = Array.IndexOf(ReferenceValues, -1) >= 0;
            yield return $"'{reference}' lacks columns that '{difference}' has: {string.Join(", ", New)}. "
                + (isCompared ? "A user with a value in one of them counts as changed. To ignore a column, use -ExcludeColumn." : "They are not compared.");
        }

        if (Lost.Length > 0)
        {
            yield return $"'{difference}' lacks columns that '{reference}' has: {string.Join(", ", Lost)}. "
                + "They are not compared, and the changes do not contain them: the values in the store stay unchanged.";
        }
    }

    private static int[] Chosen(ComparedFile reference, ComparedFile difference, ExportComparisonOptions options)
    {
        HashSet<int> excluded = new HashSet<int>();
        foreach (string name in options.ExcludedColumns)
        {
            excluded.Add(reference.Columns.IndexOf(name) >= 0 ? difference.Columns.IndexOf(name) : Find(difference, name, "ExcludeColumn"));
        }

        IEnumerable<int> chosen = options.Columns?.Select(name => Find(difference, name, "Column")) ?? Enumerable.Range(0, difference.Columns.Count);
        return chosen.Where(i => !excluded.Contains(i)).Distinct().ToArray();
    }

    private static int Find(ComparedFile file, string name, string parameter)
    {
        int index = file.Columns.IndexOf(name);
        return index >= 0 ? index : throw ColumnNames.NotFound(file.Columns.Names, name, parameter, file.Path);
    }
}
