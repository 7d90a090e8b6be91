using System;
using System.Text.Json.Serialization;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>
/// What a manifest says about the journal next to it, so that a journal that is incomplete or belongs to another folder
/// is detected.
/// </summary>
internal abstract class JournalManifest
{
    /// <summary>The random key of the folder, in base64, for the hashes and for the chain of check values; 16 bytes.</summary>
    public string HashKey { get; set; } = string.Empty;

    /// <summary>A length that the journal has reached; null if no line with a check value has been written yet.</summary>
    public JournalMark? Journal { get; set; }

    /// <summary>The offset from which each line has a check value: greater than 0 if an earlier version created the folder.</summary>
    public long CheckedFrom { get; set; }

    /// <summary>
    /// When a command was told to resume with a damaged journal, in UTC; null if that never happened. From then on, the
    /// outcome of each record that is not in the journal is unknown.
    /// </summary>
    public DateTimeOffset? JournalLostAt { get; set; }

    /// <summary>Whether the version that wrote the manifest adds a check value to each line.</summary>
    [JsonIgnore]
    public abstract bool HasChecks { get; }

    /// <summary>Creates the chain that the journal must match.</summary>
    /// <param name="mark">A length that the journal has reached according to <see cref="JournalMarkFile"/>; null if there is none.</param>
    /// <exception cref="FormatException">The key is not valid base64, or is too short.</exception>
    public JournalChain NewChain(JournalMark? mark = null) =>
        new JournalChain(Seed(), HasChecks ? CheckedFrom : long.MaxValue, mark?.Length > (Journal?.Length ?? 0) ? mark : Journal);

    /// <summary>Converts the manifest to JSON.</summary>
    public abstract string ToJson();

    private ulong Seed()
    {
        byte[] key = Convert.FromBase64String(HashKey);
        return key.Length >= sizeof(ulong) ? BitConverter.ToUInt64(key, 0) : throw new FormatException("The key of the folder is too short.");
    }
}
