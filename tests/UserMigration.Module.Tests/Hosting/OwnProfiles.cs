using System;
using System.IO;
using System.Runtime.CompilerServices;

namespace UserMigration.Module.Tests.Hosting;

/// <summary>The tests, and the shells that they start, have profiles of their own, so that those of the user stay as they are.</summary>
internal static class OwnProfiles
{
    [ModuleInitializer]
    internal static void Use() => Environment.SetEnvironmentVariable(
        "USERMIGRATION_PROFILES", Path.Combine(Path.GetTempPath(), $"usermigration-profiles-{Environment.ProcessId}", "profiles.json"));
}
