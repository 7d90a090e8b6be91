using System;
using Xunit;

namespace UserMigration.Engine.Tests;

/// <summary>Mono, on which the build for .NET Framework is tested where there is no Windows.</summary>
internal static class Mono
{
    /// <summary>Whether the tests run on Mono.</summary>
    public static bool IsHere { get; } = Type.GetType("Mono.Runtime") is not null;

    /// <summary>Skips the running test on Mono.</summary>
    /// <param name="reason">What Mono does otherwise than .NET Framework, in a sentence.</param>
    public static void Skip(string reason) => Assert.SkipWhen(IsHere, reason);
}
