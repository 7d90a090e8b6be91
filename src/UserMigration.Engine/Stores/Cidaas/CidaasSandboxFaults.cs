using System.Collections.Generic;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>The faults that only a sandbox of cidaas supports, in addition to those of every sandbox.</summary>
internal static class CidaasSandboxFaults
{
    /// <summary>All these faults, sorted by name.</summary>
    public static IReadOnlyList<SandboxFault> All { get; } = new[]
    {
        new SandboxFault("AnswerShape", "Answers an upload in another format: list=root, state=status."),
        new SandboxFault("ErrorShape", "Changes the format of errors: shape=wrapped, flat, object, refnumber or html."),
        new SandboxFault("IncompleteRecord", "Defines how a record without an identifier or a required field is rejected: status=200, 400 or 417."),
        new SandboxFault("OldFieldSetup", "Provides the field setup only at the old path: status=404 or status=405."),
        new SandboxFault("Omitted", "Does the work, and omits records from the answer: at=1,count=1."),
        new SandboxFault("OtherOrder", "Answers the records of an upload from the last to the first."),
        new SandboxFault("TokenRevoked", "Revokes all tokens, and answers the call with 401: after=10,first=1."),
        new SandboxFault("UnknownUser", "Defines how the existence API reports that a user does not exist: status=404, 417, 400 or 200."),
    };
}
