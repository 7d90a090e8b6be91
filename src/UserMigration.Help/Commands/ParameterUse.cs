namespace UserMigration.Help.Commands;

/// <summary>How a parameter is used in a parameter set.</summary>
/// <param name="Set">The name of the set, or <see cref="EverySet"/>.</param>
/// <param name="Position">The position, from 0, or null if the parameter must be named.</param>
/// <param name="IsRequired">Whether the parameter is mandatory in the set.</param>
/// <param name="ValueFromPipeline">Whether an object on the pipeline can be the value.</param>
/// <param name="ValueFromPipelineByPropertyName">Whether a property of an object on the pipeline can be the value.</param>
/// <param name="ValueFromRemainingArguments">Whether the parameter receives the arguments that no other parameter has.</param>
internal sealed record ParameterUse(
    string Set,
    int? Position,
    bool IsRequired,
    bool ValueFromPipeline,
    bool ValueFromPipelineByPropertyName,
    bool ValueFromRemainingArguments)
{
    /// <summary>What PowerShell calls the set of parameters that belong to every set.</summary>
    public const string EverySet = "__AllParameterSets";
}
