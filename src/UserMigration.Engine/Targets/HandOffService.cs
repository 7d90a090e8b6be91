using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Targets;

/// <summary>A vendor's service that imports datafiles for its customers, and what it requires of them.</summary>
internal sealed class HandOffService
{
    /// <summary>Creates the description of a service.</summary>
    /// <param name="name">The name of the service, for messages.</param>
    /// <param name="mostRecords">The number of records above which the size has to be agreed on.</param>
    public HandOffService(string name, long mostRecords)
    {
        Name = name;
        MostRecords = mostRecords;
    }

    /// <summary>The name of the service, for messages.</summary>
    public string Name { get; }

    /// <summary>The number of records above which the size has to be agreed on.</summary>
    public long MostRecords { get; }

    /// <summary>The attributes whose default transform the service does not apply: their values must be right in the file.</summary>
    public IReadOnlyCollection<string> UnconvertedAttributes { get; init; } = Array.Empty<string>();
}
