using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Reports.Sections;

/// <summary>A table with a header for each column. It can be scrolled on a narrow screen, also with the keyboard.</summary>
internal static class DataTable
{
    /// <summary>Creates a table.</summary>
    /// <param name="name">The name of the table, which is different from that of every other table of the page.</param>
    /// <param name="columns">The names of the columns, separated by |; a name that starts with # is that of a column of numbers.</param>
    /// <param name="rows">The rows; the first cell of each is its header.</param>
    public static Markup Create(string name, string columns, IEnumerable<IReadOnlyList<Markup>> rows)
    {
        string[] names = columns.Split('|');
        Markup head = Markup.Join(names.Select(column => Markup.Of($"<th scope=\"col\"{StyleOf(column)}>{column.TrimStart('#')}</th>")));
        Markup body = Markup.Join(rows.Select(row => Markup.Of($"<tr>{Markup.Join(row.Select((cell, i) => Cell(names[i], cell, i == 0)))}</tr>\n")));
        return Markup.Of($"""
            <div class="scroll" role="region" aria-label="{name}" tabindex="0"><table>
            <thead><tr>{head}</tr></thead>
            <tbody>{body}</tbody></table></div>
            """);
    }

    /// <summary>Creates the table of a chart, which is closed at first.</summary>
    /// <param name="name">The name of the table.</param>
    /// <param name="columns">The names of the columns, separated by |.</param>
    /// <param name="rows">The rows.</param>
    public static Markup CreateForChart(string name, string columns, IEnumerable<IReadOnlyList<Markup>> rows) =>
        Markup.Of($"<details><summary>{name}</summary>{Create(name, columns, rows)}</details>");

    private static Markup Cell(string column, Markup cell, bool isFirst) => isFirst
        ? Markup.Of($"<th scope=\"row\"{StyleOf(column)}>{cell}</th>")
        : Markup.Of($"<td{StyleOf(column)}>{cell}</td>");

    private static Markup StyleOf(string column) => column.StartsWith("#", System.StringComparison.Ordinal) ? Markup.Of($" class=\"number\"") : Markup.None;
}
