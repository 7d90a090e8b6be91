using System;
using System.Collections.Generic;
using UserMigration.Sandbox.Faults;
using UserMigration.Sandbox.Scim.Users;

namespace UserMigration.Sandbox.Scim.Faults;

/// <summary>The faults of SCIM in addition to those of every store, by name: deviations of real servers from the standard.</summary>
internal static class ScimFaults
{
    /// <summary>Creates the list of faults.</summary>
    public static IReadOnlyDictionary<string, Func<FaultArguments, Fault>> Create(UserTable users) =>
        new Dictionary<string, Func<FaultArguments, Fault>>
        {
            ["BulkAnswer"] = arguments => new BulkAnswerFault(arguments),
            ["Features"] = arguments => new FeaturesFault(arguments),
            ["NoBulk"] = arguments => new NoBulkFault(arguments),
            ["PlainDenied"] = arguments => new PlainDeniedFault(arguments),
            ["UserChanged"] = arguments => new UserChangedFault(arguments, users),
        };
}
