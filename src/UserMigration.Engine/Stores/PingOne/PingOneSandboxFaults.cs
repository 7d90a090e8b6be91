using System.Collections.Generic;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>The faults that only a sandbox of PingOne supports, in addition to those of every sandbox.</summary>
internal static class PingOneSandboxFaults
{
    /// <summary>All these faults, sorted by name.</summary>
    public static IReadOnlyList<SandboxFault> All { get; } = new[]
    {
        new SandboxFault("DuplicateAnswer", "Defines how a username that is taken is refused: status=400 or 409, code=UNIQUENESS_VIOLATION."),
        new SandboxFault("HiddenUser", "Refuses a new user as if its username belonged to a population that the client can't see: username=anna."),
    };
}
