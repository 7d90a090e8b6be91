using System.Collections.Generic;

namespace UserMigration.Sandbox.Cidaas.Users;

/// <summary>The result for one record.</summary>
/// <param name="State">CREATED, UPDATED or FAILED.</param>
/// <param name="Sub">The sub of the user; ANONYMOUS for a refused record.</param>
/// <param name="Identifiers">The identifiers as they were sent.</param>
/// <param name="Fault">The reason why it was refused, or null.</param>
internal sealed record UserResult(string State, string Sub, IReadOnlyList<(string Name, string Value)> Identifiers, UserFault? Fault)
{
    public const string Created = "CREATED";
    public const string Updated = "UPDATED";

    public static UserResult Failed(PreparedUser user, UserFault fault) => new("FAILED", "ANONYMOUS", user.Identifiers, fault);
}
