namespace UserMigration.Engine.Validation;

/// <summary>That a value breaks a rule.</summary>
internal sealed class RuleBreach
{
    /// <summary>Makes a breach.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="message">What is wrong; never the value.</param>
    /// <param name="mend">What to do; the rule's own mend unless given.</param>
    public RuleBreach(MigrationRule rule, string message, string? mend = null)
    {
        Rule = rule;
        Message = message;
        Mend = mend ?? rule.Mend;
    }

    /// <summary>The rule.</summary>
    public MigrationRule Rule { get; }

    /// <summary>What is wrong; never the value.</summary>
    public string Message { get; }

    /// <summary>What to do.</summary>
    public string Mend { get; }
}
