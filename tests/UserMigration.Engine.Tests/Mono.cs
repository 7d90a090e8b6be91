using System;
using Xunit;

namespace UserMigration.Engine.Tests;

/// <summary>Mono, on which the build for .NET Framework is tested where there is no Windows.</summary>
internal static class Mono
{
    private static readonly bool s_isHere = Type.GetType("Mono.Runtime") is not null;

    /// <summary>Skips the running test on Mono.</summary>
    /// <param name="reason">What Mono does otherwise than .NET Framework, in a sentence.</param>
    public static void Skip(string reason) => Assert.SkipWhen(s_isHere, reason);
}
