using System;
using System.Collections.Generic;
using UserMigration.Sandbox.Startup;

namespace UserMigration.Sandbox.Akamai;

/// <summary>The settings of Akamai Identity Cloud for a client or an application that the contract does not define, so that you can choose them here.</summary>
/// <param name="Feature">The feature of the client.</param>
/// <param name="ReplicationDelay">How long a new record is missing in <c>entity.find</c> and in a filtered <c>entity.count</c> (contract of Akamai, section 3).</param>
/// <param name="Users">The number of sample users that an empty store gets at its start.</param>
internal sealed record AkamaiOptions(ClientFeature Feature, TimeSpan ReplicationDelay, int Users)
{
    private const string FeatureOption = "--client-feature";
    private const string DelayOption = "--replication-delay";
    private const string UsersOption = "--users";

    /// <summary>The options by name, with the descriptions of their values.</summary>
    public static readonly IReadOnlyDictionary<string, string> Known = new Dictionary<string, string>
    {
        [FeatureOption] = "owner, direct_access or direct_access_read",
        [DelayOption] = "milliseconds",
        [UsersOption] = "number of sample users",
    };

    /// <summary>Reads the options from the command line.</summary>
    /// <exception cref="StartException">The value of an option is not valid.</exception>
    public static AkamaiOptions Read(SandboxOptions options) => new(
        options.OwnWord(FeatureOption, "owner", "direct_access", "direct_access_read") switch
        {
            "direct_access" => ClientFeature.DirectAccess,
            "direct_access_read" => ClientFeature.DirectAccessRead,
            _ => ClientFeature.Owner,
        },
        TimeSpan.FromMilliseconds(options.OwnNumber(DelayOption, 0, 3_600_000) ?? 0),
        options.OwnNumber(UsersOption, 0, 10_000_000) ?? 0);
}
