using System;
using System.Collections.Generic;
using System.Globalization;
using UserMigration.Sandbox.Faults;

namespace UserMigration.Sandbox.PingOne.Faults;

/// <summary>The faults of PingOne in addition to those of every store, by name.</summary>
internal static class PingOneFaults
{
    /// <summary>All these faults.</summary>
    public static IReadOnlyDictionary<string, Func<FaultArguments, Fault>> All { get; } = new Dictionary<string, Func<FaultArguments, Fault>>
    {
        ["DuplicateAnswer"] = DuplicateAnswer,
        ["HiddenUser"] = arguments => new HiddenUserFault(arguments),
    };

    private static DuplicateAnswerFault DuplicateAnswer(FaultArguments arguments) => new(
        arguments,
        int.Parse(arguments.Choice("status", "400", "409") ?? "400", CultureInfo.InvariantCulture),
        arguments.Word("code") ?? "UNIQUENESS_VIOLATION");
}
