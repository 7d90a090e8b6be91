using System;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace UserMigration.Engine.Tests;

/// <summary>Runs all tests under the culture that USERMIGRATION_TEST_CULTURE names: nothing may depend on it.</summary>
internal static class HostileCulture
{
    [ModuleInitializer]
    internal static void Set()
    {
        string? name = Environment.GetEnvironmentVariable("USERMIGRATION_TEST_CULTURE");
        if (!string.IsNullOrEmpty(name))
        {
            CultureInfo culture = CultureInfo.GetCultureInfo(name, predefinedOnly: true);
            CultureInfo.DefaultThreadCurrentCulture = culture;
            CultureInfo.CurrentCulture = culture;
        }
    }
}
