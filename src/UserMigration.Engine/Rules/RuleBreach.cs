namespace UserMigration.Engine.Rules;

/// <summary>That a value breaks a rule.</summary>
internal sealed class RuleBreach
{
    /// <summary>Makes a breach.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="message">What is wrong; never the value.</param>
    /// <param name="mend">What to do; the rule's own mend unless given.</param>
    /// <param name="transform">The name of the transform that would mend it, or null.</param>
    public RuleBreach(MigrationRule rule, string message, string? mend = null, string? transform = null)
    {
        Transform = transform;
        Rule = rule;
        Message = message;
        Mend = mend ?? rule.Mend;
    }

    /// <summary>The rule.</summary>
    public MigrationRule Rule { get; }

    /// <summary>What is wrong; never the value.</summary>
    public string Message { get; }

    /// <summary>The name of the transform that would mend it; null where none would, or where it needs to be told more.</summary>
    public string? Transform { get; }

    /// <summary>What to do.</summary>
    public string Mend { get; }
}
