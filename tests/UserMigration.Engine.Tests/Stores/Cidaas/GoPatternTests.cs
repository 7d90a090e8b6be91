using System;
using System.Diagnostics;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Stores.Cidaas;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Cidaas;

/// <summary>Regular expressions of Go, as its documentation (the syntax of RE2) describes them.</summary>
public static class GoPatternTests
{
    [Theory]
    [InlineData("^[A-Z]{2}-[0-9]{4,8}$", "DE-12345", true)]
    [InlineData("^[A-Z]{2}-[0-9]{4,8}$", "DE-12345\n", false)]
    [InlineData("[0-9]", "a1b", true)]
    [InlineData("", "anything", true)]
    [InlineData("^a|b$", "xb", true)]
    [InlineData(@"^\d+$", "12", true)]
    [InlineData(@"^\d+$", "١٢", false)]
    [InlineData(@"^\D+$", "١٢", true)]
    [InlineData(@"^\w+$", "a_1", true)]
    [InlineData(@"^\w+$", "ä", false)]
    [InlineData(@"^\W$", "ä", true)]
    [InlineData(@"^[^\W\d]+$", "ab", true)]
    [InlineData(@"^[^\W\d]+$", "a1", false)]
    [InlineData(@"^\S+$", "a\u00A0b", true)]
    [InlineData(@"^a\sb$", "a\u00A0b", false)]
    [InlineData(@"^a\sb$", "a\vb", false)]
    [InlineData(@"^[\w.-]+$", "a.b-c", true)]
    [InlineData(@"^[+\-.\d]*$", "+1-2.3", true)]
    [InlineData(@"^\pL+$", "Zoë", true)]
    [InlineData(@"^\p{Lu}\p{Ll}+$", "Ärger", true)]
    [InlineData(@"^\PN+$", "a1", false)]
    [InlineData(@"^[\pL '-]+$", "O'Neil-Strauß", true)]
    [InlineData(@"^\pL+$", "𠮷野", true)]
    [InlineData(@"^[\p{L} ]{2}$", "𠮷野", true)]
    [InlineData("^.{1,2}$", "😀a", true)]
    [InlineData("^.{1,2}$", "😀ab", false)]
    [InlineData("^[^0-9]{2}$", "😀a", true)]
    [InlineData("^😀+$", "😀😀", true)]
    [InlineData("(?i)^straße$", "STRAßE", true)]
    [InlineData("^a.b$", "a\nb", false)]
    [InlineData("^b$", "a\nb", false)]
    [InlineData("^[a-z-[aeiou]]+$", "[]", true)]
    [InlineData("^[a-z-[aeiou]]+$", "bcd", false)]
    [InlineData("^[]a]+$", "]a", true)]
    [InlineData(@"^[\]\\^$]+$", @"]\^$", true)]
    [InlineData("^a{,2}$", "a{,2}", true)]
    [InlineData("^x{2}$", "xx", true)]
    [InlineData("^x{2,}$", "xxx", true)]
    [InlineData("^{x}$", "{x}", true)]
    [InlineData("(a+|){2}", "b", true)]
    [InlineData(@"^[^\D]$", "😀", false)]
    [InlineData("^x{a$", "x{a", true)]
    [InlineData("^# a b$", "# a b", true)]
    [InlineData(@"^\_\-\/\@$", "_-/@", true)]
    public static void Pattern_MatchesWhatGoMatches(string pattern, string text, bool matches)
    {
        ValuePattern? made = ValuePattern.TryMake(GoPattern.ToNet(pattern));

        Assert.NotNull(made);
        Assert.Equal(matches, made.Matches(text));
    }

    [Theory]
    [InlineData("^a[[:space:]]b$")]
    [InlineData("^[[:alpha:]]+$")]
    [InlineData("^[[:^digit:]_]+$")]
    [InlineData(@"^\p{^Lu}+$")]
    [InlineData(@"^\x{1F600}$")]
    [InlineData(@"^\x41\x{42}\103$")]
    [InlineData(@"^\Qa.b*\E+$")]
    [InlineData(@"^\Qa.b")]
    [InlineData("^(?P<first>a)(?:b)(?<second>c)$")]
    [InlineData("^(?i:A)b$")]
    [InlineData("^(?i)a(?-i)b$")]
    [InlineData("(?s)^a.b$")]
    [InlineData("(?m)^b$")]
    [InlineData("((?m)^b$)|z")]
    [InlineData("((?m)x)|^b$")]
    [InlineData("(?U)^a+?b$")]
    [InlineData(@"\bfoo\b")]
    [InlineData(@"\Bo\B")]
    [InlineData("^[[:^cntrl:]]$")]
    [InlineData(@"\Aab\z")]
    [InlineData("(?=a)b")]
    [InlineData("(?!a)b")]
    [InlineData("(?<=a)b")]
    [InlineData("(?>a)")]
    [InlineData(@"(a)\1")]
    [InlineData(@"\Z")]
    [InlineData(@"\e")]
    [InlineData(@"\k<a>")]
    [InlineData(@"\p{Greek}")]
    [InlineData(@"[\x{1F600}-\x{1F64F}]")]
    [InlineData("a**")]
    [InlineData("a++")]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("[a")]
    [InlineData("[b-a]")]
    [InlineData("*a")]
    [InlineData(@"a\")]
    [InlineData(@"\x{}")]
    [InlineData(@"\xG1")]
    [InlineData("(?P<a")]
    [InlineData("(?x)a b")]
    [InlineData("ab(?i)?")]
    [InlineData("(?")]
    [InlineData("[[:nosuch:]]")]
    [InlineData(@"[^\pL]")]
    [InlineData("[😀]")]
    [InlineData(@"\p")]
    [InlineData(@"[\")]
    [InlineData("[")]
    public static void WhatGoAndNetDoNotShare_IsNotJudged(string pattern) => Assert.Null(ValuePattern.TryMake(GoPattern.ToNet(pattern)));

    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData(@"^(\w+)*$")]
    [InlineData(@"^(a+a+)+$")]
    [InlineData("^(a|aa)+$")]
    [InlineData("(x+x+)+y")]
    public static void PatternThatTakesForEver_DoesNot(string pattern)
    {
        ValuePattern made = ValuePattern.TryMake(GoPattern.ToNet(pattern))!;
        Stopwatch watch = Stopwatch.StartNew();
        for (int i = 0; i < 1_000; i++)
        {
            made.Matches(new string(pattern[0] == '(' ? 'x' : 'a', 500) + "!");
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), watch.Elapsed.ToString());
    }

    [Fact]
    public static void PatternOfMillionsOfStates_IsMadeOrNotJudged()
    {
        Stopwatch watch = Stopwatch.StartNew();
        ValuePattern.TryMake(GoPattern.ToNet("((a{1000}){1000}){100}b"))?.Matches(new string('a', 10_000));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }
}
