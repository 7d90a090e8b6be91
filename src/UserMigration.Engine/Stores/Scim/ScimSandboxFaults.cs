using System.Collections.Generic;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>The faults that only a sandbox of SCIM supports, in addition to those of every sandbox.</summary>
internal static class ScimSandboxFaults
{
    /// <summary>All these faults, sorted by name.</summary>
    public static IReadOnlyList<SandboxFault> All { get; } = new[]
    {
        new SandboxFault("BulkAnswer", "Answers a bulk call in another way: status=text, number or code, location=absolute, relative or none, bulkid=always, accepted or never, order=sent or reversed."),
        new SandboxFault("Features", "Supports less: operations=0 (no bulk calls), bytes=20000 in a bulk call, patch=off, etag=off."),
        new SandboxFault("NoBulk", "Answers bulk calls with HTTP 501, as a server that does not support them: status=501."),
        new SandboxFault("PlainDenied", "Answers with the plain text Unauthorized and HTTP 401."),
        new SandboxFault("UserChanged", "Changes the version of the user before a change is made, so that the change is refused with HTTP 412."),
    };
}
