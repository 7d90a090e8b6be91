using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UserMigration.Tests.Shared;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(SeededOrder))]
[assembly: TestClassOrderer(typeof(SeededOrder))]
[assembly: TestMethodOrderer(typeof(SeededOrder))]
[assembly: TestCaseOrderer(typeof(SeededOrder))]

namespace UserMigration.Tests.Shared;

/// <summary>
/// The order in which tests run: by name, or shuffled by the seed in the environment variable USERMIGRATION_TEST_SEED. xunit's own
/// order follows from the path of the assembly, so that a test that depends on another one passes in one folder and fails in the next.
/// </summary>
public sealed class SeededOrder : ITestCollectionOrderer, ITestClassOrderer, ITestMethodOrderer, ITestCaseOrderer
{
    private const string Variable = "USERMIGRATION_TEST_SEED";

    private static readonly ulong? s_seed = ReadSeed();

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection
    {
        if (s_seed is ulong seed)
        {
            TestContext.Current.SendDiagnosticMessage("The tests run in the order of {0}={1}.", Variable, seed);
        }

        return Order(testCollections, collection => collection.TestCollectionClassName ?? WithoutId(collection.TestCollectionDisplayName));
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestClass?> OrderTestClasses<TTestClass>(IReadOnlyCollection<TTestClass?> testClasses)
        where TTestClass : notnull, ITestClass => Order(testClasses, item => item?.TestClassName);

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestMethod?> OrderTestMethods<TTestMethod>(IReadOnlyCollection<TTestMethod?> testMethods)
        where TTestMethod : notnull, ITestMethod => Order(testMethods, item => item?.MethodName);

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase => Order(testCases, item => item.TestCaseDisplayName);

    private static T[] Order<T>(IReadOnlyCollection<T> items, Func<T, string?> nameOf) =>
        items.Select(item => (Item: item, Name: nameOf(item) ?? string.Empty))
            .OrderBy(pair => s_seed is ulong seed ? Rank(seed, pair.Name) : 0)
            .ThenBy(pair => pair.Name, StringComparer.Ordinal)
            .Select(pair => pair.Item)
            .ToArray();

    // The name of a collection of one class ends with its id, which follows from the path.
    private static string WithoutId(string name)
    {
        int end = name.IndexOf(" (id: ", StringComparison.Ordinal);
        return end < 0 ? name : name.Substring(0, end);
    }

    /// <summary>FNV-1a, and the last steps of MurmurHash3 so that similar names lie far apart.</summary>
    private static ulong Rank(ulong seed, string name)
    {
        unchecked
        {
            ulong hash = 14695981039346656037UL ^ (seed * 0x9E3779B97F4A7C15UL);
            foreach (char c in name)
            {
                hash = (hash ^ c) * 1099511628211UL;
            }

            hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDUL;
            hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53UL;
            return hash ^ (hash >> 33);
        }
    }

    private static ulong? ReadSeed()
    {
        string? text = Environment.GetEnvironmentVariable(Variable);
        return string.IsNullOrEmpty(text) ? null : ulong.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
