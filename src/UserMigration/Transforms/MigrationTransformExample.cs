using System;

namespace UserMigration;

/// <summary>A value, and what a built-in transform makes of it.</summary>
public sealed class MigrationTransformExample
{
    /// <summary>Gives an example.</summary>
    /// <param name="use">What is written in <c>-Transform</c>.</param>
    /// <param name="input">The value.</param>
    /// <param name="output">What becomes of it, as JSON; null where it is refused.</param>
    /// <param name="ruleId">The rule that refuses it, or null.</param>
    public MigrationTransformExample(string use, string input, string? output, string? ruleId = null)
    {
        Use = use ?? throw new ArgumentNullException(nameof(use));
        Input = input ?? throw new ArgumentNullException(nameof(input));
        Output = output;
        RuleId = ruleId;
    }

    /// <summary>What is written in <c>-Transform</c>, for example <c>@{ Date = 'dd.MM.yyyy' }</c>.</summary>
    public string Use { get; }

    /// <summary>The value.</summary>
    public string Input { get; }

    /// <summary>What becomes of it, as JSON; null where it is refused.</summary>
    public string? Output { get; }

    /// <summary>The rule that refuses it, or null.</summary>
    public string? RuleId { get; }

    /// <summary>The value and what becomes of it.</summary>
    public override string ToString() => $"{Use}: {Input} -> {Output ?? RuleId}";
}
