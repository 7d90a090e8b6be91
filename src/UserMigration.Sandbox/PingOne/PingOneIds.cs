using System;
using System.Collections.Generic;

namespace UserMigration.Sandbox.PingOne;

/// <summary>The IDs that the sandbox has from the start. They are the same for each sandbox, so that scripts can use them.</summary>
internal static class PingOneIds
{
    /// <summary>The only environment.</summary>
    public const string Environment = "00000000-0000-4000-8000-000000000001";

    /// <summary>The populations that the client sees.</summary>
    public static readonly IReadOnlySet<string> Populations = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "00000000-0000-4000-8000-000000000002",
        "00000000-0000-4000-8000-000000000003",
    };
}
