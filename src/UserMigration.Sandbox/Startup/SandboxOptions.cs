using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace UserMigration.Sandbox.Startup;

/// <summary>The options of the command line. Secrets are never specified on it.</summary>
internal sealed class SandboxOptions
{
    private const string Usage =
        "The options are --target <name>, --database <file>, --schema <file>, --rate-limit <calls a second>, --latency <ms>, --port <number>, "
        + "--fault <name:key=value,…> (repeatable), --fault-seed <number> and --record-calls.";

    private readonly TargetList _targets;
    private readonly List<string> _faults = new();
    private readonly Dictionary<string, string?> _own = new(StringComparer.Ordinal);

    private SandboxOptions(TargetList targets)
    {
        _targets = targets;
        Target = targets.Default;
    }

    /// <summary>The store that the sandbox behaves like.</summary>
    public ITarget Target { get; private set; }

    /// <summary>The SQLite file, or null for memory.</summary>
    public string? DatabasePath { get; private set; }

    /// <summary>The schema file, or null for the built-in schema.</summary>
    public string? SchemaPath { get; private set; }

    /// <summary>The maximum number of calls in any second; 0 means no limit.</summary>
    public int RateLimit { get; private set; }

    /// <summary>The time that each call waits before it is processed.</summary>
    public TimeSpan Latency { get; private set; }

    /// <summary>The port on loopback; 0 selects a free one.</summary>
    public int Port { get; private set; }

    /// <summary>The faults that are switched on from the start.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>The seed of the random numbers of the faults.</summary>
    public int FaultSeed { get; private set; }

    /// <summary>Whether the calls are recorded.</summary>
    public bool RecordsCalls { get; private set; }

    /// <summary>Reads the command line.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="targets">The kinds of store.</param>
    /// <exception cref="StartException">It contains an option or a value that is not valid.</exception>
    public static SandboxOptions Parse(IReadOnlyList<string> arguments, TargetList targets)
    {
        SandboxOptions options = new(targets);
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (int i = 0; i < arguments.Count; i++)
        {
            string name = arguments[i];
            if (!seen.Add(name) && name != "--fault")
            {
                throw new StartException($"The option {name} is specified twice.");
            }

            if (name == "--record-calls")
            {
                options.RecordsCalls = true;
            }
            else
            {
                options.Set(name, ++i < arguments.Count ? arguments[i] : null);
            }
        }

        string? unknown = options._own.Keys.FirstOrDefault(name => !options.Target.Options.ContainsKey(name));
        return unknown is null
            ? options
            : throw new StartException(
                $"The option '{unknown}' is not supported by the target {options.Target.Name}. {Usage} {string.Join(' ', targets.Usage)}");
    }

    /// <summary>Returns the text of an option that only the target knows, or null if it is absent.</summary>
    public string? OwnText(string name) => _own.TryGetValue(name, out string? value) ? Text(name, value) : null;

    /// <summary>Returns the number of an option that only the target knows, or null if it is absent.</summary>
    public int? OwnNumber(string name, int least, int most) =>
        _own.TryGetValue(name, out string? value) ? Number(name, value, most, least) : null;

    /// <summary>Returns the word of an option that only the target knows, or null if it is absent.</summary>
    public string? OwnWord(string name, params string[] words)
    {
        string? text = OwnText(name);
        return text is null
            ? null
            : Array.Find(words, word => word.Equals(text, StringComparison.OrdinalIgnoreCase))
                ?? throw new StartException($"The option {name} requires one of {string.Join(", ", words)}.");
    }

    private void Set(string name, string? value)
    {
        switch (name)
        {
            case "--target":
                Target = _targets.Find(Text(name, value));
                break;
            case "--database":
                DatabasePath = Text(name, value);
                break;
            case "--schema":
                SchemaPath = Text(name, value);
                break;
            case "--rate-limit":
                RateLimit = Number(name, value, 1_000_000);
                break;
            case "--latency":
                Latency = TimeSpan.FromMilliseconds(Number(name, value, 3_600_000));
                break;
            case "--port":
                Port = Number(name, value, 65535);
                break;
            case "--fault":
                _faults.Add(Text(name, value));
                break;
            case "--fault-seed":
                FaultSeed = Number(name, value, int.MaxValue);
                break;
            default:
                _own.Add(name, value);
                break;
        }
    }

    private static string Text(string name, string? value) =>
        string.IsNullOrEmpty(value) ? throw new StartException($"The option {name} requires a value.") : value;

    private static int Number(string name, string? value, int most, int least = 0) =>
        int.TryParse(Text(name, value), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : throw new StartException($"The option {name} requires a whole number from {least} to {most}.");
}
