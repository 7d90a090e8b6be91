using System;

namespace UserMigration;

/// <summary>A value, and the result of a built-in transform for it.</summary>
public sealed class MigrationTransformExample
{
    /// <summary>Creates an example.</summary>
    /// <param name="use">The value of <c>-Transform</c>.</param>
    /// <param name="input">The value.</param>
    /// <param name="output">The result, as JSON; null if the value is refused.</param>
    /// <param name="ruleId">The rule that refuses it, or null.</param>
    public MigrationTransformExample(string use, string input, string? output, string? ruleId = null)
    {
        Use = use ?? throw new ArgumentNullException(nameof(use));
        Input = input ?? throw new ArgumentNullException(nameof(input));
        Output = output;
        RuleId = ruleId;
    }

    /// <summary>The value of <c>-Transform</c>, for example <c>@{ Date = 'dd.MM.yyyy' }</c>.</summary>
    public string Use { get; }

    /// <summary>The input value.</summary>
    public string Input { get; }

    /// <summary>The result, as JSON; null if the value is refused.</summary>
    public string? Output { get; }

    /// <summary>The rule that refuses it, or null.</summary>
    public string? RuleId { get; }

    /// <summary>Returns the transform, the value and the result.</summary>
    public override string ToString() => $"{Use}: {Input} -> {Output ?? RuleId}";
}
