using System;
using System.Collections.Generic;

namespace UserMigration.Sandbox.Faults;

/// <summary>A store that has faults of its own.</summary>
internal interface IFaultSource
{
    /// <summary>The faults, by name.</summary>
    IReadOnlyDictionary<string, Func<FaultArguments, Fault>> Faults { get; }
}
