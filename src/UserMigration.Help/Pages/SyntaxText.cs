using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using UserMigration.Help.Commands;

namespace UserMigration.Help.Pages;

/// <summary>How a cmdlet is called, in each of its parameter sets.</summary>
internal static class SyntaxText
{
    private const int Width = 100;

    /// <summary>The parameters of a set: those with a position first, then the mandatory ones, then the others.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="set">The set.</param>
    /// <param name="order">The parameters in the order of the page.</param>
    public static IEnumerable<(ParameterDescription Parameter, ParameterUse Use)> Order(CommandDescription command, string set, IReadOnlyList<string> order) => command.Parameters
        .Select(parameter => (Parameter: parameter, Use: parameter.FindUse(set)!))
        .Where(pair => pair.Use is not null && !pair.Parameter.DontShow)
        .OrderBy(pair => pair.Use.Position ?? int.MaxValue)
        .ThenByDescending(pair => pair.Use.IsRequired)
        .ThenBy(pair => GetPlace(order, pair.Parameter.Name));

    /// <summary>Creates the content of the section SYNTAX.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="order">The parameters in the order of the page.</param>
    public static string Create(CommandDescription command, IReadOnlyList<string> order)
    {
        StringBuilder text = new StringBuilder();
        foreach (string set in command.Sets)
        {
            string suffix = command.HasDefaultSet && set == command.Sets[0] ? " (Default)" : string.Empty;
            IEnumerable<string> parts = Order(command, set, order).Select(pair => Format(pair.Parameter, pair.Use)).Append("[<CommonParameters>]");
            text.Append("### ").Append(set).Append(suffix).Append("\n\n```\n").Append(Wrap(command.Name, parts)).Append("\n```\n\n");
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>The name of a type, without its namespace.</summary>
    /// <param name="type">The type.</param>
    public static string GetTypeName(Type type) => type.Name;

    private static string Format(ParameterDescription parameter, ParameterUse use)
    {
        string name = "-" + parameter.Name;
        string value = parameter.IsSwitch ? string.Empty : $" <{GetTypeName(parameter.Type)}>";
        string both = use.Position is null || parameter.IsSwitch ? name + value : $"[{name}]{value}";
        return use.IsRequired ? both : $"[{both}]";
    }

    private static string Wrap(string start, IEnumerable<string> parts)
    {
        StringBuilder text = new StringBuilder(start);
        int length = start.Length;
        foreach (string part in parts)
        {
            if (length + part.Length + 1 > Width)
            {
                text.Append('\n');
                length = 0;
            }

            text.Append(' ').Append(part);
            length += part.Length + 1;
        }

        return text.ToString();
    }

    private static int GetPlace(IReadOnlyList<string> order, string name)
    {
        int place = order.ToList().IndexOf(name);
        return place < 0 ? int.MaxValue : place;
    }
}
