using System;
using System.Collections.Generic;

namespace UserMigration.Sandbox.Faults;

/// <summary>What all faults share.</summary>
/// <param name="Seed">The seed of their dice.</param>
/// <param name="Time">The clock.</param>
/// <param name="Calls">The calls that there are.</param>
internal sealed record FaultSetting(int Seed, TimeProvider Time, IReadOnlyCollection<string> Calls);
