namespace UserMigration.Engine.Conversion;

/// <summary>Why a transform could not transform a value.</summary>
public sealed class TransformFault
{
    /// <summary>Makes a fault.</summary>
    /// <param name="ruleId">The stable id of the issue it becomes.</param>
    /// <param name="message">What is wrong; never the value.</param>
    /// <param name="mend">What to do.</param>
    public TransformFault(string ruleId, string message, string mend)
    {
        RuleId = ruleId;
        Message = message;
        Mend = mend;
    }

    /// <summary>The stable id of the issue it becomes.</summary>
    public string RuleId { get; }

    /// <summary>What is wrong.</summary>
    public string Message { get; }

    /// <summary>What to do.</summary>
    public string Mend { get; }
}
