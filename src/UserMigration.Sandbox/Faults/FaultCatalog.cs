using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Sandbox.Faults;

/// <summary>
/// All faults, by name: those of every store, and those of only the store that the sandbox behaves like.
/// </summary>
internal static class FaultCatalog
{
    private static readonly Dictionary<string, Func<FaultArguments, Fault>> s_faults = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CredentialsRevoked"] = arguments => new CredentialsRevokedFault(arguments),
        ["ErrorAfterCommit"] = arguments => AnswerFaults.Error(arguments, isAfter: true),
        ["ErrorBeforeCommit"] = arguments => AnswerFaults.Error(arguments, isAfter: false),
        ["FewerResults"] = arguments => new FewerResultsFault(arguments),
        ["Hang"] = AnswerFaults.Hang,
        ["HiddenRateLimit"] = arguments => new HiddenRateLimitFault(arguments),
        ["Latency"] = arguments => new LatencyFault(arguments),
        ["ProxyHtml"] = AnswerFaults.ProxyHtml,
        ["RefusedRecord"] = arguments => new RefusedRecordFault(arguments),
        ["ResetAfter"] = arguments => AnswerFaults.Reset(arguments, isAfter: true),
        ["ResetBefore"] = arguments => AnswerFaults.Reset(arguments, isAfter: false),
        ["SlowStart"] = arguments => new SlowStartFault(arguments),
        ["TooLarge"] = arguments => new TooLargeFault(arguments),
        ["TruncatedBody"] = arguments => new TruncatedBodyFault(arguments),
        ["ValueInError"] = arguments => new ValueInErrorFault(arguments),
    };

    /// <summary>Creates faults from their text forms.</summary>
    /// <exception cref="FaultFormatException">A fault is unknown, or its notation is not valid.</exception>
    public static IReadOnlyList<Fault> Create(IEnumerable<string> texts, FaultSetting setting)
    {
        SortedDictionary<string, Func<FaultArguments, Fault>> faults = new(s_faults, StringComparer.OrdinalIgnoreCase);
        if (setting.Surface is IFaultSource source)
        {
            foreach ((string name, Func<FaultArguments, Fault> create) in source.Faults)
            {
                faults.Add(name, create);
            }
        }

        List<Fault> made = new();
        foreach (string text in texts.Select(text => text.Trim()))
        {
            Dictionary<string, string> values = FaultParser.Read(text, out string name);
            if (!faults.TryGetValue(name, out Func<FaultArguments, Fault>? create))
            {
                throw new FaultFormatException(
                    $"The fault '{name}' does not exist. Use one of these: {string.Join(", ", faults.Keys)}. Write it as Name:key=value,key=value.");
            }

            string known = faults.Keys.First(key => key.Equals(name, StringComparison.OrdinalIgnoreCase));
            FaultArguments arguments = new(text, known, values, setting, made.Count(fault => fault.Text == text));
            made.Add(create(arguments));
            arguments.CheckAllKnown();
        }

        return made;
    }
}
