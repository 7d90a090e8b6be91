using System;
using UserMigration.Sandbox.Targets;

namespace UserMigration.Sandbox.Faults;

/// <summary>The settings that all faults share.</summary>
/// <param name="Seed">The seed of their random numbers.</param>
/// <param name="Time">The clock.</param>
/// <param name="Surface">The store that they affect.</param>
internal sealed record FaultSetting(int Seed, TimeProvider Time, ISurface Surface);
