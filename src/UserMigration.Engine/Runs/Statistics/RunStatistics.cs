using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using UserMigration.Engine.Runs.Calls;
using UserMigration.Engine.Runs.Folder;

namespace UserMigration.Engine.Runs.Statistics;

/// <summary>
/// What a report needs to know about a run in addition to its journal: statistics.json in the run folder, at most some 100 KB. It has
/// counts only, never a value of a record. Only one thread may use it at a time.
/// </summary>
internal sealed class RunStatistics
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "statistics.json";

    // An earlier command needs no more detail than a chart can show of it.
    private const int MostEarlierIntervals = 60;
    private const int MostCommands = 40;
    private const int CurrentVersion = 1;

    private readonly List<CommandSeries> _commands = new List<CommandSeries>();
    private readonly SortedDictionary<CallOperation, LatencyHistogram> _operations = new SortedDictionary<CallOperation, LatencyHistogram>();

    /// <summary>The commands on the run, the earliest first; at most the last 40.</summary>
    public IReadOnlyList<CommandSeries> Commands => _commands;

    /// <summary>The number of earlier commands of which nothing is kept.</summary>
    public int Forgotten { get; private set; }

    /// <summary>How long the calls of all commands took, by operation.</summary>
    public IReadOnlyDictionary<CallOperation, LatencyHistogram> Operations => _operations;

    /// <summary>The attributes of the users that all commands created or changed.</summary>
    public AttributeCoverage Coverage { get; private set; } = new AttributeCoverage();

    /// <summary>The reasons of the last command.</summary>
    public RunReasonCollection Reasons { get; private set; } = new RunReasonCollection();

    /// <summary>Adds a command, which is the last one from now on.</summary>
    /// <param name="startedAt">When it started, in UTC.</param>
    /// <param name="rateLimit">The maximum number of calls per second; 0 means no limit.</param>
    public CommandSeries Begin(DateTime startedAt, double rateLimit)
    {
        foreach (CommandSeries earlier in _commands)
        {
            earlier.Coarsen(MostEarlierIntervals);
        }

        if (_commands.Count == MostCommands)
        {
            _commands.RemoveAt(0);
            Forgotten++;
        }

        Reasons = new RunReasonCollection();
        CommandSeries command = new CommandSeries(startedAt, rateLimit);
        _commands.Add(command);
        return command;
    }

    /// <summary>Counts a call of the last command.</summary>
    /// <param name="call">How it ended.</param>
    /// <param name="seconds">The seconds since the start of the command.</param>
    public void Add(in CallOutcome call, double seconds)
    {
        _commands[_commands.Count - 1].At(seconds).Add(call);
        if (!_operations.TryGetValue(call.Call.Operation, out LatencyHistogram? latency))
        {
            _operations.Add(call.Call.Operation, latency = new LatencyHistogram());
        }

        latency.Add(call.Duration);
    }

    /// <summary>Converts the statistics to JSON.</summary>
    public string ToJson()
    {
        using MemoryStream stream = new MemoryStream();
        using (Utf8JsonWriter json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("version", CurrentVersion);
            json.WriteNumber("forgotten", Forgotten);
            json.WriteStartArray("commands");
            _commands.ForEach(command => command.Write(json));
            json.WriteEndArray();
            json.WriteStartObject("operations");
            foreach (KeyValuePair<CallOperation, LatencyHistogram> operation in _operations)
            {
                json.WritePropertyName(operation.Key.ToString());
                operation.Value.Write(json);
            }

            json.WriteEndObject();
            Coverage.Write(json);
            ReasonsJson.Write(json, Reasons);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Reads statistics.</summary>
    /// <param name="text">The JSON.</param>
    /// <exception cref="JsonException">The text is not valid.</exception>
    public static RunStatistics Parse(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        try
        {
            return Read(document.RootElement);
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or ArgumentException or FormatException or IndexOutOfRangeException)
        {
            throw new JsonException("The statistics lack a member, or a member has the wrong type.", exception);
        }
    }

    private static RunStatistics Read(JsonElement json)
    {
        if (json.GetProperty("version").GetInt32() != CurrentVersion)
        {
            throw new FormatException("The version is not supported.");
        }

        RunStatistics statistics = new RunStatistics { Forgotten = json.GetProperty("forgotten").GetInt32(), Coverage = AttributeCoverage.Read(json) };
        statistics._commands.AddRange(json.GetProperty("commands").EnumerateArray().Select(CommandSeries.Read));
        foreach (JsonProperty operation in json.GetProperty("operations").EnumerateObject())
        {
            statistics._operations.Add((CallOperation)Enum.Parse(typeof(CallOperation), operation.Name), LatencyHistogram.Read(operation.Value));
        }

        ReasonsJson.Read(json, statistics.Reasons);
        return statistics;
    }
}
