using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Engine.Tests.Reports.Browser;

/// <summary>Opens a page in headless Chromium, and lets axe-core check it.</summary>
internal static class BrowserCheck
{
    private const string FolderVariable = "USERMIGRATION_BROWSER_CHECK";
    private static readonly string[] s_browsers = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Finds what is wrong with a page. Skips the test, or fails it, where Chromium or the packages are missing.</summary>
    /// <param name="page">The full path of the page.</param>
    public static async Task<string[]> FindFaultsAsync(string page)
    {
        string? folder = Environment.GetEnvironmentVariable(FolderVariable);
        RequiredPart.Demand(
            folder is not null && Directory.Exists(Path.Combine(folder, "node_modules", "axe-core")) && Directory.Exists(Path.Combine(folder, "node_modules", "puppeteer-core")),
            $"axe-core and puppeteer-core are missing, which check the page here: install what Reports/Browser/package.json names with npm, and name the folder in {FolderVariable}.");
        string? browser = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(path => s_browsers.Select(name => Path.Combine(path, name)))
            .FirstOrDefault(File.Exists);
        RequiredPart.Demand(browser is not null, "Chromium is not installed, which opens the page here.");
        using Process? node = Start(Path.Combine(AppContext.BaseDirectory, "Reports", "Browser", "check.mjs"), folder!, browser!, page);
        RequiredPart.Demand(node is not null, "node is not installed, which drives the browser.");
        Task<string> error = node!.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, await error);
        return JsonSerializer.Deserialize<string[]>(output)!;
    }

    private static Process? Start(params string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, RedirectStandardError = true });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
