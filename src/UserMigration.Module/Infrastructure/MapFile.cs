using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using UserMigration.Engine;

namespace UserMigration.Commands;

/// <summary>
/// A map in a .psd1: a hashtable with the parts Map, Transform and EmptyValue. It is read as data in PowerShell's
/// restricted form, and nothing in it is run.
/// </summary>
internal sealed class MapFile
{
    private static readonly string[] s_parts = { "Map", "Transform", "EmptyValue" };

    private readonly string _path;

    private MapFile(string path)
    {
        _path = path;
    }

    /// <summary>The part Map.</summary>
    public IDictionary Map { get; private set; } = new Hashtable();

    /// <summary>The part Transform.</summary>
    public IDictionary Transform { get; private set; } = new Hashtable();

    /// <summary>The part EmptyValue, or null.</summary>
    public EmptyValue? EmptyValue { get; private set; }

    /// <summary>Reads what was given for -Map: a hashtable, which is the part Map alone, or the path of a file.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="given">What was given, or null.</param>
    /// <exception cref="MigrationException">It is neither, or the file can't be read.</exception>
    public static MapFile Read(PSCmdlet command, object? given) => ScriptValue.Bare(given) switch
    {
        null => new MapFile(string.Empty),
        IDictionary map => new MapFile(string.Empty) { Map = map },
        FileInfo file => ReadFile(file.FullName),
        string path when path.Length > 0 => ReadFile(Resolve(command, path)),
        _ => throw new MigrationException(
            "MapEntryInvalid", MigrationFault.InvalidArgument, "-Map takes a hashtable, or the path of a .psd1 that holds one."),
    };

    private static string Resolve(PSCmdlet command, string path)
    {
        try
        {
            return PathResolver.ResolveLiteral(command, path);
        }
        catch (MigrationException exception) when (exception.ErrorId == "DatafileNotFound")
        {
            throw NotFound(path, exception);
        }
    }

    private static MapFile ReadFile(string path)
    {
        try
        {
            MapFile file = new MapFile(path);
            file.Fill(file.Parse(File.ReadAllText(path)));
            return file;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw NotFound(path, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MigrationException(
                "MapFileInvalid", MigrationFault.OpenFailed, $"The map '{path}' can't be opened: {exception.Message}", path, exception);
        }
    }

    private HashtableAst Parse(string text)
    {
        ScriptBlockAst script = Parser.ParseInput(text, _path, out _, out ParseError[] errors);
        if (errors.Length > 0)
        {
            throw Invalid(errors[0].Extent.StartLineNumber, errors[0].Message);
        }

        bool isData = script.ParamBlock is null && script.BeginBlock is null && script.ProcessBlock is null && script.UsingStatements.Count == 0
            && script.EndBlock is { Traps: null, Statements.Count: 1 };
        HashtableAst? table = isData ? (script.EndBlock.Statements[0] as PipelineAst)?.GetPureExpression() as HashtableAst : null;
        return table ?? throw Invalid(1, "It is not one hashtable, @{ … }, and nothing else.");
    }

    private void Fill(HashtableAst table)
    {
        // The restricted form lets scriptblocks pass as values.
        if (table.Find(node => node is ScriptBlockExpressionAst, searchNestedScriptBlocks: true) is { } script)
        {
            throw Invalid(script.Extent.StartLineNumber, "A map file holds data, and no scriptblock. Give scriptblocks with -Transform, or a hashtable to -Map.");
        }

        IDictionary parts;
        try
        {
            parts = (IDictionary)table.SafeGetValue();
        }
        catch (InvalidOperationException)
        {
            Ast? code = table.Find(IsCode, searchNestedScriptBlocks: true);
            throw Invalid((code ?? table).Extent.StartLineNumber, "A map file holds data: text, numbers, lists, hashtables, $true, $false and $null, and nothing that is run.");
        }

        foreach (DictionaryEntry part in parts)
        {
            string name = InvariantText.Of(part.Key)!;
            int line = LineOf(table, name);
            switch (s_parts.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                case "Map":
                    Map = part.Value as IDictionary ?? throw Invalid(line, "The part Map is a hashtable.");
                    break;
                case "Transform":
                    Transform = part.Value as IDictionary ?? throw Invalid(line, "The part Transform is a hashtable.");
                    break;
                case "EmptyValue":
                    EmptyValue = Enum.TryParse(part.Value as string, ignoreCase: true, out EmptyValue known) && Enum.IsDefined(typeof(EmptyValue), known)
                        ? known
                        : throw Invalid(line, $"The part EmptyValue is one of {string.Join(", ", Enum.GetNames(typeof(EmptyValue)))}.");
                    break;
                default:
                    throw Invalid(line, $"It has a part '{name}'. A map file has the parts {string.Join(", ", s_parts)}; columns and attributes stand within Map.");
            }
        }
    }

    private static bool IsCode(Ast node) => node switch
    {
        CommandAst or SubExpressionAst or MemberExpressionAst or ConvertExpressionAst or TypeExpressionAst or BinaryExpressionAst => true,
        VariableExpressionAst variable => variable.VariablePath.UserPath.ToUpperInvariant() is not ("TRUE" or "FALSE" or "NULL"),
        _ => false,
    };

    private static int LineOf(HashtableAst table, string part)
    {
        foreach (Tuple<ExpressionAst, StatementAst> pair in table.KeyValuePairs)
        {
            if (pair.Item1 is StringConstantExpressionAst key && key.Value.Equals(part, StringComparison.OrdinalIgnoreCase))
            {
                return key.Extent.StartLineNumber;
            }
        }

        return table.Extent.StartLineNumber;
    }

    private static MigrationException NotFound(string path, Exception exception) => new MigrationException(
        "MapFileNotFound", MigrationFault.NotFound, $"There is no map '{path}'. Check the path.", path, exception);

    private MigrationException Invalid(int line, string reason) => new MigrationException(
        "MapFileInvalid", MigrationFault.InvalidData, $"The map '{_path}' can't be used, line {line}: {reason}", _path);
}
