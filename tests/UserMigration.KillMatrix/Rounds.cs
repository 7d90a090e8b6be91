using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.KillMatrix;

/// <summary>Plays scenarios in rounds until enough processes have died, or a mistake was found, and counts both.</summary>
internal sealed class Rounds
{
    private const int AtOnce = 3;

    private readonly string _what;
    private readonly int _size;
    private int _kills;
    private int _mistakes;

    /// <summary>Creates the rounds.</summary>
    /// <param name="what">What is counted, for the last line.</param>
    /// <param name="size">How many scenarios are in a round.</param>
    public Rounds(string what, int size)
    {
        _what = what;
        _size = size;
    }

    /// <summary>Gets the number of processes that die in each scenario, so that a round has enough kills if there are few.</summary>
    /// <param name="kills">How many processes are to die.</param>
    /// <param name="most">The maximum in a scenario.</param>
    public int KillsInARun(int kills, int most) => Math.Min(most, (kills + _size - 1) / _size);

    /// <summary>Counts the kills and the mistakes of a scenario.</summary>
    public void Add(int kills, int mistakes)
    {
        Interlocked.Add(ref _kills, kills);
        Interlocked.Add(ref _mistakes, mistakes);
    }

    /// <summary>Plays the rounds.</summary>
    /// <param name="wanted">How many processes are to die.</param>
    /// <param name="playAsync">Plays the scenario of a number.</param>
    /// <returns>0 if no mistake was found.</returns>
    public async Task<int> RunAsync(int wanted, Func<int, Task> playAsync)
    {
        Stopwatch watch = Stopwatch.StartNew();
        int scenarios = 0;
        while (_kills < wanted && _mistakes == 0)
        {
            int first = scenarios;
            scenarios += _size;
            await Parallel.ForEachAsync(
                Enumerable.Range(first, _size), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) => await playAsync(number));
        }

        Console.WriteLine(string.Format(
            CultureInfo.InvariantCulture, "{0} {1} in {2} scenarios, {3} mistakes, {4:N0} s", _kills, _what, scenarios, _mistakes, watch.Elapsed.TotalSeconds));
        return _mistakes == 0 ? 0 : 1;
    }
}
