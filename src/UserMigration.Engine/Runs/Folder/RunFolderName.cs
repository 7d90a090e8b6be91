using System;
using System.Globalization;
using System.IO;

namespace UserMigration.Engine.Runs.Folder;

/// <summary>The name of the run folder of an upload for which no folder is specified.</summary>
public static class RunFolderName
{
    /// <summary>
    /// Gets the name: <c>&lt;source&gt;.&lt;target&gt;.run</c>, or for a shard <c>&lt;source&gt;.&lt;number&gt;-of-&lt;count&gt;.&lt;target&gt;.run</c>.
    /// </summary>
    /// <param name="first">The first record; it comes from a file.</param>
    public static string Of(IdentityRecord first)
    {
        string source = Path.GetFileName(first?.Source ?? throw new ArgumentNullException(nameof(first)));
        string shard = first.GetRecord().GetSource()?.Shard?.Shard is { } part
            ? string.Format(CultureInfo.InvariantCulture, ".{0}-of-{1}", part.Number, part.Count)
            : string.Empty;
        return $"{source}{shard}.{first.Target.ToString().ToLowerInvariant()}.run";
    }
}
