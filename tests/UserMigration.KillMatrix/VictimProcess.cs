using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.KillMatrix;

/// <summary>Starts this program as a process that kills itself at a moment.</summary>
internal static class VictimProcess
{
    /// <summary>The exit code of a process that did not end by itself.</summary>
    public const int HungCode = -2;

    // A process that ends itself at its moment has an exit code above this one.
    private const int KilledAbove = 100;
    private static readonly TimeSpan s_longestLife = TimeSpan.FromSeconds(60);

    /// <summary>Whether an exit code means that the process killed itself.</summary>
    public static bool IsKilled(int exitCode) => exitCode > KilledAbove;

    /// <summary>Starts the process and waits for its end.</summary>
    /// <param name="words">The arguments.</param>
    /// <param name="secret">The secret of the API client.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IEnumerable<string> words, string secret)
    {
        ProcessStartInfo start = new ProcessStartInfo("dotnet") { UseShellExecute = false };
        start.Environment[VictimOptions.SecretVariable] = secret;
        start.ArgumentList.Add(typeof(VictimProcess).Assembly.Location);
        foreach (string word in words)
        {
            start.ArgumentList.Add(word);
        }

        using Process victim = Process.Start(start)!;
        using CancellationTokenSource tooLong = new CancellationTokenSource(s_longestLife);
        try
        {
            await victim.WaitForExitAsync(tooLong.Token);
            return victim.ExitCode;
        }
        catch (OperationCanceledException)
        {
            victim.Kill();
            await victim.WaitForExitAsync(CancellationToken.None);
            return HungCode;
        }
    }
}
