using System.Text.Json;

namespace UserMigration.Engine.Runs.RateSharing;

/// <summary>What one command publishes about its part of a shared rate. It has no time, because the clocks of machines differ.</summary>
internal sealed class RateLease
{
    /// <summary>The id of the command: random, and the name of its file.</summary>
    public string Id { get; set; } = string.Empty;

    /// <summary>The limit that all commands share, in whole calls per second; the same for all.</summary>
    public int Limit { get; set; }

    /// <summary>How often the command has renewed the lease. The lease is alive while this number changes.</summary>
    public long Renewals { get; set; }

    /// <summary>The calls per second that the command may make, from 0.</summary>
    public int Part { get; set; }

    /// <summary>The calls per second that the command can use, from 1 to <see cref="Limit"/>.</summary>
    public int Demand { get; set; }

    /// <summary>The number of renewals for which the command has had no part, or has had one; see <see cref="RateDivision"/>.</summary>
    public long Since { get; set; }

    /// <summary>Reads a lease.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>The lease; null if the text is not a lease.</returns>
    public static RateLease? TryParse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<RateLease>(json) is { Id.Length: > 0, Limit: > 0, Part: >= 0, Demand: > 0 } lease ? lease : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Gets the lease as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);
}
