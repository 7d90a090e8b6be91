using System;
using Xunit;

namespace UserMigration.Engine.Tests;

/// <summary>
/// A part of the machine that a test can't do without. Where it is missing the test is skipped, and says why; with
/// USERMIGRATION_REQUIRE_ALL=1 it fails, so that no skip goes unseen where everything has to run.
/// </summary>
internal static class RequiredPart
{
    /// <summary>Skips or fails the running test unless the part is there.</summary>
    /// <param name="isThere">Whether it is there.</param>
    /// <param name="reason">What is missing, and what it is for.</param>
    public static void Demand(bool isThere, string reason)
    {
        if (!isThere && Environment.GetEnvironmentVariable("USERMIGRATION_REQUIRE_ALL") == "1")
        {
            Assert.Fail(reason);
        }

        Assert.SkipUnless(isThere, reason);
    }
}
