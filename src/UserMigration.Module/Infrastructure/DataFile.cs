using System;
using System.Collections;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Language;
using UserMigration.Engine.Files;

namespace UserMigration.Infrastructure;

/// <summary>
/// A kind of .psd1 that contains one hashtable. It is read as data in PowerShell's restricted form, and nothing in it
/// is run.
/// </summary>
internal sealed class DataFile
{
    // For comparison: a map of a thousand attributes has 100 KB.
    private const int Largest = 16 * 1024 * 1024;

    private readonly string _what;
    private readonly string _notFoundId;
    private readonly string _invalidId;
    private readonly string _instead;

    /// <summary>Creates the description of a kind of file.</summary>
    /// <param name="what">The name of such a file in messages.</param>
    /// <param name="notFoundId">The id of the error for a file that does not exist.</param>
    /// <param name="invalidId">The id of the error for a file that can't be read or used.</param>
    /// <param name="instead">What to do if a scriptblock is needed; a sentence.</param>
    public DataFile(string what, string notFoundId, string invalidId, string instead)
    {
        _what = what;
        _notFoundId = notFoundId;
        _invalidId = invalidId;
        _instead = instead;
    }

    /// <summary>Returns the full path of a file.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="path">The path as the user specified it.</param>
    /// <exception cref="MigrationException">The file does not exist.</exception>
    public string Resolve(PSCmdlet command, string path)
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

    /// <summary>Reads the hashtable of a file.</summary>
    /// <param name="path">The full path.</param>
    /// <returns>The syntax tree of the hashtable.</returns>
    /// <exception cref="MigrationException">The file does not exist, can't be read, or contains something else.</exception>
    public HashtableAst Read(string path)
    {
        try
        {
            string text = SmallFile.ReadText(path, Largest) ?? throw new MigrationException(
                _invalidId, MigrationFault.InvalidData, $"The {_what} '{path}' is larger than {Largest / 1024 / 1024} MB, so it is a different kind of file. Check the path.", path);
            return Parse(text, path);
        }
        catch (Exception exception) when (MissingFile.Is(exception))
        {
            throw NotFound(path, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MigrationException(
                _invalidId, MigrationFault.OpenFailed, $"The {_what} '{path}' can't be opened: {exception.Message}", path, exception);
        }
    }

    /// <summary>Returns the data of a hashtable.</summary>
    /// <param name="table">The syntax tree of the hashtable.</param>
    /// <param name="path">The full path of its file.</param>
    /// <exception cref="MigrationException">It contains something that would have to be run.</exception>
    public IDictionary Evaluate(HashtableAst table, string path)
    {
        // The restricted form allows scriptblocks as values.
        if (table.Find(node => node is ScriptBlockExpressionAst, searchNestedScriptBlocks: true) is { } script)
        {
            throw Invalid(path, script.Extent.StartLineNumber, $"A {_what} file contains only data; scriptblocks are not supported. {_instead}");
        }

        try
        {
            return (IDictionary)table.SafeGetValue();
        }
        catch (InvalidOperationException)
        {
            Ast? code = table.Find(IsCode, searchNestedScriptBlocks: true);
            throw Invalid(
                path,
                (code ?? table).Extent.StartLineNumber,
                $"A {_what} file contains only data: text, numbers, lists, hashtables, $true, $false and $null. Code is not supported.");
        }
    }

    /// <summary>Returns the line of a key.</summary>
    /// <param name="table">The syntax tree of the hashtable.</param>
    /// <param name="key">The key; not case-sensitive.</param>
    public static int LineOf(HashtableAst table, string key)
    {
        foreach (Tuple<ExpressionAst, StatementAst> pair in table.KeyValuePairs)
        {
            if (pair.Item1 is StringConstantExpressionAst known && known.Value.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                return known.Extent.StartLineNumber;
            }
        }

        return table.Extent.StartLineNumber;
    }

    /// <summary>Creates the error for a file with invalid content.</summary>
    /// <param name="path">The full path of the file.</param>
    /// <param name="line">The line.</param>
    /// <param name="reason">What is wrong; a sentence.</param>
    public MigrationException Invalid(string path, int line, string reason) => new MigrationException(
        _invalidId, MigrationFault.InvalidData, $"The {_what} '{path}' is not valid at line {line}: {reason}", path);

    private HashtableAst Parse(string text, string path)
    {
        ScriptBlockAst script = Parser.ParseInput(text, path, out _, out ParseError[] errors);
        if (errors.Length > 0)
        {
            throw Invalid(path, errors[0].Extent.StartLineNumber, errors[0].Message);
        }

        bool isData = script.ParamBlock is null && script.BeginBlock is null && script.ProcessBlock is null && script.UsingStatements.Count == 0
            && script.EndBlock is { Traps: null, Statements.Count: 1 };
        HashtableAst? table = isData ? (script.EndBlock.Statements[0] as PipelineAst)?.GetPureExpression() as HashtableAst : null;
        return table ?? throw Invalid(path, 1, "The file must contain a single hashtable, @{ … }, and nothing else.");
    }

    private static bool IsCode(Ast node) => node switch
    {
        CommandAst or SubExpressionAst or MemberExpressionAst or ConvertExpressionAst or TypeExpressionAst or BinaryExpressionAst => true,
        VariableExpressionAst variable => variable.VariablePath.UserPath.ToUpperInvariant() is not ("TRUE" or "FALSE" or "NULL"),
        _ => false,
    };

    private MigrationException NotFound(string path, Exception exception) => new MigrationException(
        _notFoundId, MigrationFault.NotFound, $"The {_what} '{path}' does not exist. Check the path.", path, exception);
}
