using System;
using System.Globalization;

namespace UserMigration.Sandbox.Scim.Users;

/// <summary>A stored user.</summary>
/// <param name="Id">The number of the user.</param>
/// <param name="Uid">The id that clients know.</param>
/// <param name="Created">When it was created, in microseconds since 1970.</param>
/// <param name="Updated">When it was last changed, in microseconds since 1970.</param>
/// <param name="Version">The number of its version, from 1.</param>
/// <param name="HasPassword">Whether it has a password.</param>
/// <param name="Document">The attributes without id, meta and password, as JSON.</param>
internal sealed record UserRow(long Id, string Uid, long Created, long Updated, long Version, bool HasPassword, byte[] Document)
{
    /// <summary>The entity tag of the version.</summary>
    public string ETag => $"W/\"{Version.ToString(CultureInfo.InvariantCulture)}\"";

    /// <summary>Formats a time.</summary>
    public static string TimeOf(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond)
        .ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
