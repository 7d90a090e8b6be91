using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using UserMigration.Engine.Csv;
using UserMigration.Infrastructure;

namespace UserMigration.Completion;

/// <summary>Finds the columns of the records that a command in a pipeline will get, without running the pipeline.</summary>
internal static class PipelineColumns
{
    // What these cmdlets output has the same columns as what they get.
    private static readonly HashSet<string> s_passing = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "Where-Object", "where", "?", "Sort-Object", "sort", "Tee-Object", "tee", "Test-MigrationRecord", "Repair-MigrationRecord",
    };

    /// <summary>Finds the columns: those of the file that Import-MigrationCsv will read, or those of the records in a variable.</summary>
    /// <param name="command">The command whose input is looked for.</param>
    /// <returns>The columns; none if the input is something else or not known.</returns>
    public static IReadOnlyList<string> Find(CommandAst? command)
    {
        if (command?.Parent is not PipelineAst pipeline)
        {
            return Array.Empty<string>();
        }

        for (int i = pipeline.PipelineElements.IndexOf(command) - 1; i >= 0; i--)
        {
            switch (pipeline.PipelineElements[i])
            {
                case CommandAst import when "Import-MigrationCsv".Equals(import.GetCommandName(), StringComparison.OrdinalIgnoreCase):
                    return OfImport(import);
                case CommandAst passing when s_passing.Contains(passing.GetCommandName() ?? string.Empty):
                    continue;
                case CommandExpressionAst { Expression: VariableExpressionAst variable }:
                    return OfRecords(CallerState.GetVariable(variable.VariablePath.UserPath));
                default:
                    return Array.Empty<string>();
            }
        }

        return Array.Empty<string>();
    }

    /// <summary>Reads the columns of a file.</summary>
    /// <param name="path">The path, relative to the current location.</param>
    /// <param name="options">The options for reading.</param>
    /// <returns>The columns; none if the file can't be read.</returns>
    public static IReadOnlyList<string> OfFile(string path, CsvReadOptions options)
    {
        if (CallerState.Resolve(path) is not { } full)
        {
            return Array.Empty<string>();
        }

        try
        {
            using MigrationCsvReader reader = MigrationCsvReader.Open(full, 1, options);
            return reader.Columns.Names;
        }
        catch (MigrationException)
        {
            // A completion cannot show an error. The command itself will.
            return Array.Empty<string>();
        }
    }

    /// <summary>Gets the constant value of a parameter of a command; null if it has none.</summary>
    /// <param name="bound">The parameters.</param>
    /// <param name="name">The name of the parameter.</param>
    public static object? ConstantOf(StaticBindingResult bound, string name) =>
        bound.BoundParameters.TryGetValue(name, out ParameterBindingResult? value) ? value.ConstantValue : null;

    private static IReadOnlyList<string> OfImport(CommandAst import)
    {
        StaticBindingResult bound = StaticParameterBinder.BindCommand(import);
        if ((ConstantOf(bound, "Path") ?? ConstantOf(bound, "LiteralPath")) is not string path || WildcardPattern.ContainsWildcardCharacters(path))
        {
            return Array.Empty<string>();
        }

        CsvReadOptions options = new CsvReadOptions();
        if (ConstantOf(bound, "Delimiter") is string { Length: 1 } delimiter)
        {
            options.Delimiter = delimiter[0];
        }

        if (ConstantOf(bound, "SkipLine") is int lines)
        {
            options.SkipLines = lines;
        }

        if (ConstantOf(bound, "Encoding") is string name)
        {
            options.Encoding = EncodingArgumentAttribute.Find(name);
        }

        return OfFile(path, options);
    }

    private static IReadOnlyList<string> OfRecords(object? value)
    {
        object? first = value is object[] several ? several.FirstOrDefault() : value;
        return (first is PSObject wrapped ? wrapped.BaseObject : first) is MigrationRecord record ? record.GetColumns().Names : Array.Empty<string>();
    }
}
