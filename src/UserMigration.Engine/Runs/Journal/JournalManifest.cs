using System;
using System.Text.Json.Serialization;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>What a manifest says of the journal beside it, so that a journal that is not its own, or not whole, is found out.</summary>
internal abstract class JournalManifest
{
    /// <summary>The random key of the folder, in base64: of the hashes, and of the chain of check values. 16 bytes.</summary>
    public string HashKey { get; set; } = string.Empty;

    /// <summary>How far the journal was at least; null where no line was written with check values yet.</summary>
    public JournalMark? Journal { get; set; }

    /// <summary>The offset from which each line has a check value: above 0 where an earlier version began the folder.</summary>
    public long CheckedFrom { get; set; }

    /// <summary>
    /// When a command was told to go on with a journal that is damaged, in UTC; null where none was. What it does not say is
    /// in doubt from then on.
    /// </summary>
    public DateTimeOffset? JournalLostAt { get; set; }

    /// <summary>Whether the version that wrote the manifest gives each line a check value.</summary>
    [JsonIgnore]
    public abstract bool HasChecks { get; }

    /// <summary>The chain that the journal must be.</summary>
    /// <param name="mark">How far the journal was at least by <see cref="JournalMarkFile"/>, or null.</param>
    /// <exception cref="FormatException">The key is not in base64, or is too short.</exception>
    public JournalChain NewChain(JournalMark? mark = null) =>
        new JournalChain(Seed(), HasChecks ? CheckedFrom : long.MaxValue, mark?.Length > (Journal?.Length ?? 0) ? mark : Journal);

    /// <summary>Its text.</summary>
    public abstract string ToJson();

    private ulong Seed()
    {
        byte[] key = Convert.FromBase64String(HashKey);
        return key.Length >= sizeof(ulong) ? BitConverter.ToUInt64(key, 0) : throw new FormatException("The key of the folder is too short.");
    }
}
