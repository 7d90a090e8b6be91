using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace UserMigration.Infrastructure;

/// <summary>
/// Runs the commands that a run folder recorded on records. Only commands of this module with constant arguments are run, because the
/// text comes from a file: a scriptblock, or any other command, is refused.
/// </summary>
internal sealed class RecordedPipeline : IDisposable
{
    private static readonly string[] s_commands = { "Repair-MigrationRecord", "Test-MigrationRecord", "ConvertTo-IdentityRecord", "Get-IdentitySchema" };
    private static readonly string[] s_constants = { "null", "true", "false" };

    private readonly SteppablePipeline _pipeline;

    /// <summary>Creates a pipeline and starts its commands.</summary>
    /// <param name="text">The commands, without their input.</param>
    /// <param name="warnings">What happens to the warnings of the commands that have no -WarningAction of their own; null for the preference of the session.</param>
    public RecordedPipeline(string text, ActionPreference? warnings = null)
    {
        _pipeline = ScriptBlock.Create(warnings is { } action ? AddWarningAction(text, action) : text).GetSteppablePipeline(CommandOrigin.Internal);
        _pipeline.Begin(true);
    }

    /// <summary>Whether a text contains only commands of this module with constant arguments.</summary>
    /// <param name="text">The text.</param>
    public static bool IsConstant(string text)
    {
        ScriptBlockAst script = Parser.ParseInput(text, out _, out ParseError[] errors);
        return errors.Length == 0
            && script.EndBlock is { Statements: { Count: 1 } statements }
            && statements[0] is PipelineAst pipeline
            && pipeline.PipelineElements.All(element => element is CommandAst)
            && !script.FindAll(part => !ReferenceEquals(part, script) && !IsConstant(part), searchNestedScriptBlocks: true).Any();
    }

    /// <summary>Passes a record through the commands.</summary>
    /// <param name="record">The record; null at the end of the input.</param>
    /// <returns>The records that are complete.</returns>
    public IEnumerable<IdentityRecord> Process(MigrationRecord? record)
    {
        Array output = record is null ? _pipeline.End() : _pipeline.Process(record);
        return output.Cast<object>().Select(item => ScriptValue.Bare(item)).OfType<IdentityRecord>();
    }

    /// <inheritdoc/>
    public void Dispose() => _pipeline.Dispose();

    private static string AddWarningAction(string text, ActionPreference action)
    {
        IEnumerable<CommandAst> commands = Parser.ParseInput(text, out _, out _)
            .FindAll(part => part is CommandAst, searchNestedScriptBlocks: true)
            .Cast<CommandAst>()
            .Where(command => !command.CommandElements.OfType<CommandParameterAst>().Any(parameter => parameter.ParameterName is "WarningAction" or "wa"));
        return commands
            .OrderByDescending(command => command.Extent.EndOffset)
            .Aggregate(text, (changed, command) => changed.Insert(command.Extent.EndOffset, $" -WarningAction {action}"));
    }

    private static bool IsConstant(Ast part) => part switch
    {
        CommandAst command => command.InvocationOperator == TokenKind.Unknown
            && command.Redirections.Count == 0
            && s_commands.Contains(command.GetCommandName(), StringComparer.OrdinalIgnoreCase),
        VariableExpressionAst variable => s_constants.Contains(variable.VariablePath.UserPath, StringComparer.OrdinalIgnoreCase),
        UnaryExpressionAst number => number.TokenKind == TokenKind.Minus,
        CommandExpressionAst expression => expression.Redirections.Count == 0,
        NamedBlockAst or PipelineAst or StatementBlockAst or CommandParameterAst or HashtableAst or ArrayLiteralAst or ArrayExpressionAst or ParenExpressionAst => true,
        _ => part is ConstantExpressionAst,
    };
}
