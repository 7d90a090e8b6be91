using System;

namespace UserMigration.Sandbox.Akamai.Storage;

/// <summary>A stored record: the values that the server maintains, and the document in UTF-8.</summary>
/// <param name="Id">The number of the record.</param>
/// <param name="Uuid">The UUID of the record.</param>
/// <param name="Created">When it was created, in microseconds since 1970.</param>
/// <param name="LastUpdated">When it was last updated, in microseconds since 1970.</param>
/// <param name="Document">The attributes of the record.</param>
internal sealed record EntityRow(long Id, Guid Uuid, long Created, long LastUpdated, byte[] Document);
