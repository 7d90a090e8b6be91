using System;

namespace UserMigration.Sandbox.Akamai.Storage;

/// <summary>A stored record: what the server keeps about it, and its document in UTF-8.</summary>
/// <param name="Id">The number.</param>
/// <param name="Uuid">The UUID.</param>
/// <param name="Created">Microseconds since 1970.</param>
/// <param name="LastUpdated">Microseconds since 1970.</param>
/// <param name="Document">The attributes.</param>
internal sealed record EntityRow(long Id, Guid Uuid, long Created, long LastUpdated, byte[] Document);
