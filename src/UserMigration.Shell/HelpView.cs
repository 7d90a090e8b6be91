using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace UserMigration.Shell;

/// <summary>Turns the help of a command into text.</summary>
internal static class HelpView
{
    private const int Indent = 4;

    /// <summary>Whether an object is help.</summary>
    /// <param name="item">The object.</param>
    public static bool IsHelp(PSObject item) => item.TypeNames.Any(name =>
        name.StartsWith("MamlCommandHelpInfo", System.StringComparison.Ordinal)
        || name.StartsWith("ExtendedCmdletHelpInfo", System.StringComparison.Ordinal)
        || name.StartsWith("MamlCommandHelp", System.StringComparison.Ordinal));

    /// <summary>The text.</summary>
    /// <param name="help">The help.</param>
    /// <param name="width">The width of the window.</param>
    public static IEnumerable<string> ToLines(PSObject help, int width)
    {
        bool isExamples = help.TypeNames[0].EndsWith("ExamplesView", System.StringComparison.Ordinal);
        List<string> lines = new List<string> { "NAME", Pad(Text(help, "Name")), string.Empty, "SYNOPSIS" };
        lines.AddRange(TextWrap.Wrap(Text(help, "Synopsis"), Indent, width));
        if (!isExamples)
        {
            lines.Add(string.Empty);
            lines.Add("SYNTAX");
            foreach (PSObject item in Items(Value(help, "Syntax"), "syntaxItem"))
            {
                lines.AddRange(TextWrap.Wrap(SyntaxOf(item), Indent, width));
            }

            AddSection(lines, "DESCRIPTION", Paragraphs(Value(help, "description")), width);
            AddParameters(lines, help, width);
        }

        AddExamples(lines, help, width);
        AddSection(lines, "NOTES", Items(Value(help, "alertSet"), "alert").SelectMany(Paragraphs), width);
        return lines;
    }

    private static string SyntaxOf(PSObject item)
    {
        IEnumerable<string> parameters = Items(item, "parameter").Select(parameter =>
        {
            string name = "-" + Text(parameter, "name");
            string type = Text(parameter, "parameterValue");
            string whole = type.Length == 0 ? name : $"{name} <{type}>";
            return Text(parameter, "required") == "true" ? whole : $"[{whole}]";
        });
        return Text(item, "name") + " " + string.Join(" ", parameters);
    }

    private static void AddParameters(List<string> lines, PSObject help, int width)
    {
        lines.Add(string.Empty);
        lines.Add("PARAMETERS");
        foreach (PSObject parameter in Items(Value(help, "parameters"), "parameter"))
        {
            string type = Text(parameter, "parameterValue");
            lines.Add(Pad($"-{Text(parameter, "name")}{(type.Length == 0 ? string.Empty : $" <{type}>")}"));
            foreach (string paragraph in Paragraphs(Value(parameter, "description")))
            {
                lines.AddRange(TextWrap.Wrap(paragraph, 2 * Indent, width));
            }

            string facts = $"Required: {Text(parameter, "required")}. Position: {Text(parameter, "position")}. "
                + $"Default: {Text(parameter, "defaultValue")}. Pipeline: {Text(parameter, "pipelineInput")}.";
            lines.AddRange(TextWrap.Wrap(facts, 2 * Indent, width));
            lines.Add(string.Empty);
        }
    }

    private static void AddExamples(List<string> lines, PSObject help, int width)
    {
        lines.Add(string.Empty);
        lines.Add("EXAMPLES");
        foreach (PSObject example in Items(Value(help, "examples"), "example"))
        {
            lines.Add(Pad(Text(example, "title").Trim('-', ' ')));
            lines.AddRange(Text(example, "code").Split('\n').Select(line => Pad(Pad(line.TrimEnd()))));
            foreach (string paragraph in Paragraphs(Value(example, "remarks")))
            {
                lines.AddRange(TextWrap.Wrap(paragraph, Indent, width));
            }

            lines.Add(string.Empty);
        }
    }

    private static void AddSection(List<string> lines, string title, IEnumerable<string> paragraphs, int width)
    {
        string[] all = paragraphs.ToArray();
        if (all.Length == 0)
        {
            return;
        }

        lines.Add(string.Empty);
        lines.Add(title);
        foreach (string paragraph in all)
        {
            lines.AddRange(TextWrap.Wrap(paragraph, Indent, width));
            lines.Add(string.Empty);
        }
    }

    private static IEnumerable<string> Paragraphs(object? section)
    {
        foreach (PSObject part in Many(section))
        {
            string text = Text(part, "Text");
            if (text.Trim().Length > 0)
            {
                yield return text.Trim();
            }
        }
    }

    private static IEnumerable<PSObject> Items(object? parent, string name) =>
        parent is null ? [] : Many(Value(PSObject.AsPSObject(parent), name));

    private static IEnumerable<PSObject> Many(object? value)
    {
        object? bare = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        return bare switch
        {
            null => [],
            System.Collections.IEnumerable items and not string => items.Cast<object?>().Where(item => item is not null).Select(item => PSObject.AsPSObject(item!)),
            _ => [PSObject.AsPSObject(value!)],
        };
    }

    private static object? Value(PSObject from, string name) => from.Properties[name]?.Value;

    private static string Text(PSObject from, string name) => LanguagePrimitives.ConvertTo<string>(Value(from, name)) ?? string.Empty;

    private static string Pad(string text) => new string(' ', Indent) + text;
}
