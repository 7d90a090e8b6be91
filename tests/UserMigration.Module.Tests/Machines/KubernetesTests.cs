using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using UserMigration.Engine.Tests;
using UserMigration.Engine.Tests.Transfer;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.Machines;

/// <summary>The manifest of the indexed job, by the schema that Kubernetes publishes. It is not run: there is no cluster.</summary>
public static class KubernetesTests
{
    private const string FolderVariable = "USERMIGRATION_KUBERNETES";

    [Fact]
    public static async Task Manifest_IsValid() => Assert.Equal(string.Empty, await CheckAsync(Path.Combine(LaidOutModule.Folder, "Examples", "shard-job.yaml")));

    [Fact]
    public static async Task WrongManifest_IsNot()
    {
        using TestFolder folder = new TestFolder();
        string text = await File.ReadAllTextAsync(Path.Combine(LaidOutModule.Folder, "Examples", "shard-job.yaml"), TestContext.Current.CancellationToken);
        string wrong = folder.File("wrong.yaml", text.Replace("completionMode: Indexed", "completionMode: Sharded", StringComparison.Ordinal));

        Assert.Contains("completionMode", await CheckAsync(wrong), StringComparison.Ordinal);
    }

    private static async Task<string> CheckAsync(string manifest)
    {
        string? folder = Environment.GetEnvironmentVariable(FolderVariable);
        RequiredPart.Demand(
            folder is not null && Directory.Exists(Path.Combine(folder, "node_modules", "kubernetes-models")),
            $"kubernetes-models is missing, which has the schema: install what Machines/Kubernetes/package.json names with npm, and name the folder in {FolderVariable}.");
        string? node = Tool.Find("node");
        RequiredPart.Demand(node is not null, "node is not installed, which reads the schema.");
        using Process process = Process.Start(new ProcessStartInfo(node!, ["--input-type=module", "-", manifest])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardError = true,
        })!;
        await process.StandardInput.WriteAsync(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Machines", "Kubernetes", "check.mjs"), TestContext.Current.CancellationToken));
        process.StandardInput.Close();
        string errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode == 0 ? string.Empty : errors;
    }
}
