using System;
using System.Diagnostics;
using UserMigration.Engine.Transfer.Receiving;
using Xunit;

namespace UserMigration.Engine.Tests.Transfer;

/// <summary>Names and wildcards.</summary>
public static class NamePatternTests
{
    [Theory]
    [InlineData("*", "", true)]
    [InlineData("*.csv", "a.csv", true)]
    [InlineData("*.csv", "a.csv.gpg", false)]
    [InlineData("a*c*e", "abcde", true)]
    [InlineData("a*c*e", "abcd", false)]
    [InlineData("?.csv", "ab.csv", false)]
    [InlineData("[abc]", "b", true)]
    [InlineData("[a-c]", "d", false)]
    [InlineData("[!a-c]", "d", true)]
    [InlineData("[^a-c]", "a", false)]
    [InlineData("[]]", "]", true)]
    [InlineData("[!]]", "]", false)]
    [InlineData("[!]]", "a", true)]
    [InlineData("[a-]", "-", true)]
    [InlineData("[z-a]", "m", false)]
    [InlineData("[", "[", true)]
    [InlineData("[a", "[a", true)]
    [InlineData("[!", "[!", true)]
    [InlineData("[]", "[]", true)]
    [InlineData("A", "a", false)]
    [InlineData("a.c", "abc", false)]
    [InlineData("a\\b", "a\\b", true)]
    public static void Name_Matches(string pattern, string name, bool isMatch) => Assert.Equal(isMatch, NamePattern.IsMatch(pattern, name));

    [Fact]
    public static void ManyWildcards_TakeNoTime()
    {
        Stopwatch watch = Stopwatch.StartNew();

        Assert.False(NamePattern.IsMatch(string.Concat(System.Linq.Enumerable.Repeat("*a", 100)) + "b", new string('a', 255)));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1));
    }
}
