using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Changes;

/// <summary>
/// Which columns of two exports are held against each other. Columns are matched by name, case left aside, so their order
/// makes no difference.
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

    /// <summary>Their positions in the earlier export.</summary>
    public int[] ReferenceKeys { get; }

    /// <summary>Their positions in the later one.</summary>
    public int[] DifferenceKeys { get; }

    /// <summary>The positions in the earlier export of the columns whose values count; -1 where it lacks one.</summary>
    public int[] ReferenceValues { get; }

    /// <summary>Their positions in the later one.</summary>
    public int[] DifferenceValues { get; }

    /// <summary>For each column of the later export its position in the earlier one, or -1.</summary>
    public int[] FromReference { get; }

    /// <summary>The columns that the later export alone has.</summary>
    public string[] New { get; }

    /// <summary>The columns that the earlier export alone has.</summary>
    public string[] Lost { get; }

    /// <summary>The columns of a change: the operation, then those of the later export.</summary>
    public RecordColumns Changes { get; }

    /// <summary>Finds the columns.</summary>
    /// <param name="reference">The earlier export.</param>
    /// <param name="difference">The later one.</param>
    /// <param name="options">How they are compared.</param>
    /// <exception cref="MigrationException">A column that is named is not there, or the operation's is.</exception>
    public static ComparedColumns Of(ComparedFile reference, ComparedFile difference, ExportComparisonOptions options)
    {
        if (difference.Columns.IndexOf(options.OperationColumn) >= 0)
        {
            throw new MigrationException(
                "OperationColumnTaken",
                MigrationFault.InvalidArgument,
                $"'{difference.Path}' has a column '{options.OperationColumn}' of its own. Name another one with -OperationColumn.",
                options.OperationColumn);
        }

        return new ComparedColumns(reference, difference, options);
    }

    /// <summary>What is to be known of columns that one of the exports lacks.</summary>
    /// <param name="reference">The name of the earlier export.</param>
    /// <param name="difference">The name of the later one.</param>
    public IEnumerable<string> Describe(string reference, string difference)
    {
        if (New.Length > 0)
        {
            bool isCompared = Array.IndexOf(ReferenceValues, -1) >= 0;
            yield return $"'{reference}' lacks columns that '{difference}' has: {string.Join(", ", New)}. "
                + (isCompared ? "A user with a value there counts as changed; -ExcludeColumn keeps a column from counting." : "They do not count.");
        }

        if (Lost.Length > 0)
        {
            yield return $"'{difference}' lacks columns that '{reference}' has: {string.Join(", ", Lost)}. "
                + "They do not count, and the changes do not have them: what a store has there stays.";
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
