using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.PesterAdapter;

/// <summary>The adapter itself: a story that fails must not pass.</summary>
public static class AdapterTests
{
    private static readonly PesterFile s_file = new PesterFile(
        Path.Combine(AppContext.BaseDirectory, "PesterAdapter", "Fixtures", "Outcomes.ps1"));

    [Theory]
    [InlineData("Outcomes > passes", "Passed")]
    [InlineData("Outcomes > fails", "Failed")]
    [InlineData("Outcomes > throws", "Failed")]
    [InlineData("Outcomes > is skipped", "Skipped")]
    [InlineData("Outcomes > needs a full shell", "Skipped")]
    [InlineData("Outcomes > skips itself", "Skipped")]
    [InlineData("Outcomes > adds 1 and 2", "Passed")]
    [InlineData("Outcomes > adds 2 and 2", "Failed")]
    [InlineData("Outcomes > sees a function", "Passed")]
    [InlineData("Outcomes > with a BeforeAll of its own > sees the inner value", "Passed")]
    [InlineData("Outcomes > sees the outer value again", "Passed")]
    [InlineData("Outcomes > whose BeforeAll fails > fails too", "Failed")]
    [InlineData("Outcomes > whose AfterAll fails > passes still", "Passed")]
    public static void Test_HasItsOutcome(string test, string outcome) => Assert.Equal(outcome, s_file.ResultOf(test)?.Outcome);

    [Fact]
    public static void FailureOfCleaningUp_IsReported() =>
        Assert.Contains(s_file.OtherFailures(s_file.Find().Select(test => test.Name)), failure => failure.Message.Contains("no clean-up", StringComparison.Ordinal));

    [Fact]
    public static void Find_GivesEveryTest_AndSaysWhichAreSkipped()
    {
        IReadOnlyList<PesterResult> tests = s_file.Find();

        Assert.Equal(13, tests.Count);
        Assert.Equal(2, tests.Count(test => test.Outcome == "Skipped"));
    }

    [Fact]
    public static void Failure_SaysWhatWasExpectedAndWhy()
    {
        string message = s_file.ResultOf("Outcomes > fails")!.Message;

        Assert.Contains("Expected Be 2, because one is not two, but got 1.", message, StringComparison.Ordinal);
    }

    [Fact]
    public static void FileThatDoesNotParse_IsAFailure()
    {
        using TestFolder folder = new TestFolder();
        PesterFile file = new PesterFile(folder.File("Broken.Tests.ps1", "Describe 'x' { It 'y' {"));

        Assert.ThrowsAny<RuntimeException>(() => file.Find());
    }

    [Theory]
    [InlineData("'a' | Should -Be 'A'", true)]
    [InlineData("'a' | Should -BeExactly 'A'", false)]
    [InlineData("@(1, 2) | Should -Be @(1, 2)", true)]
    [InlineData("@(1, 2) | Should -Be @(2, 1)", false)]
    [InlineData("$null | Should -Be $null", true)]
    [InlineData("@() | Should -BeNullOrEmpty", true)]
    [InlineData("'' | Should -Not -BeNullOrEmpty", false)]
    [InlineData("@(1, 2, 3) | Should -HaveCount 3", true)]
    [InlineData("@(1, 2, 3) | Should -Contain 4", false)]
    [InlineData("2 | Should -BeIn @(1, 2)", true)]
    [InlineData("'abc' | Should -BeLike 'a*'", true)]
    [InlineData("'abc' | Should -Match '^b'", false)]
    [InlineData("3 | Should -BeGreaterThan 3", false)]
    [InlineData("3 | Should -BeGreaterOrEqual 3", true)]
    [InlineData("3 | Should -BeOfType [int]", true)]
    [InlineData("{ throw 'x' } | Should -Throw", true)]
    [InlineData("{ throw 'x' } | Should -Throw 'y*'", false)]
    [InlineData("{ 1 } | Should -Throw", false)]
    [InlineData("{ 1 } | Should -Not -Throw", true)]
    [InlineData("{ throw 'x' } | Should -Not -Throw", false)]
    [InlineData("$true | Should -BeTrue", true)]
    [InlineData("$false | Should -BeTrue", false)]
    public static void Should_HoldsAsInPester(string assertion, bool holds)
    {
        using TestFolder folder = new TestFolder();
        PesterFile file = new PesterFile(folder.File("One.Tests.ps1", $"Describe 'd' {{ It 'i' {{ {assertion} }} }}"));

        Assert.Equal(holds ? "Passed" : "Failed", file.ResultOf("d > i")!.Outcome);
    }
}
