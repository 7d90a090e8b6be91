using System.Collections.Generic;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>The faults that a sandbox of cidaas knows besides those of every sandbox.</summary>
internal static class CidaasSandboxFaults
{
    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<SandboxFault> All { get; } = new[]
    {
        new SandboxFault("AnswerShape", "The answer to an upload has another form: list=root, state=status."),
        new SandboxFault("ErrorShape", "Errors have another form: shape=wrapped, flat, object, refnumber or html."),
        new SandboxFault("IncompleteRecord", "How a record without an identifier or a required field is refused: status=200, 400 or 417."),
        new SandboxFault("OldFieldSetup", "The field setup answers at the old path alone: status=404 or status=405."),
        new SandboxFault("Omitted", "The work is done, and records are left out of the answer: at=1,count=1."),
        new SandboxFault("OtherOrder", "The records of an upload are answered from the last to the first."),
        new SandboxFault("TokenRevoked", "All tokens are revoked, and the call answers 401: after=10,first=1."),
        new SandboxFault("UnknownUser", "How the existence API says that it knows no such user: status=404, 417, 400 or 200."),
    };
}
