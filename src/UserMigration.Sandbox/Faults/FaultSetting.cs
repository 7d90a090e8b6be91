using System;
using UserMigration.Sandbox.Targets;

namespace UserMigration.Sandbox.Faults;

/// <summary>What all faults share.</summary>
/// <param name="Seed">The seed of their dice.</param>
/// <param name="Time">The clock.</param>
/// <param name="Surface">The store that they strike.</param>
internal sealed record FaultSetting(int Seed, TimeProvider Time, ISurface Surface);
