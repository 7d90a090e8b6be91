using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>A user as the store understands it: nested attributes, ready to be sent.</summary>
public sealed class IdentityRecord
{
    private readonly MigrationRecord _record;

    /// <summary>Makes an identity record.</summary>
    /// <param name="target">The kind of store that it is made for.</param>
    /// <param name="attributes">The attributes; see <see cref="Attributes"/>.</param>
    /// <param name="record">The record that it was made of.</param>
    public IdentityRecord(IdentityTarget target, IDictionary<string, object?> attributes, MigrationRecord record)
    {
        Target = target;
        Attributes = attributes ?? throw new ArgumentNullException(nameof(attributes));
        _record = record ?? throw new ArgumentNullException(nameof(record));
    }

    /// <summary>The kind of store that it is made for.</summary>
    public IdentityTarget Target { get; }

    /// <summary>
    /// The attributes by their exact names. A value is null, text, a boolean, a number, a date, a dictionary of the
    /// same kind (an object), or a list (a plural).
    /// </summary>
    public IDictionary<string, object?> Attributes { get; }

    /// <summary>The full path of the file it comes from, or null.</summary>
    public string? Source => _record.Source;

    /// <summary>The number of the record; the first data row is 1.</summary>
    public long RecordNumber => _record.RecordNumber;

    /// <summary>The physical line in the file; the header is line 1. 0 where it comes from no file.</summary>
    public long Line => _record.Line;

    /// <summary>What the rules and the conversion found.</summary>
    public IReadOnlyList<MigrationIssue> Issues => _record.Issues;

    /// <summary>Whether it can be sent.</summary>
    public bool IsValid => _record.IsValid;

    /// <summary>
    /// The attributes as JSON, while the record is under way: what the journal has the hash of is what is sent. Else null.
    /// </summary>
    internal byte[]? Json { get; set; }

    /// <summary>
    /// Leaves attributes out that are blank and became what they are by the default for blanks; null where a blank was
    /// asked to be what it is.
    /// </summary>
    internal Action<IdentityRecord>? DropBlanks { get; set; }

    /// <summary>The record that it was made of.</summary>
    public MigrationRecord GetRecord() => _record;

    /// <summary>Where it comes from; never a value.</summary>
    public override string ToString() => RecordPlace.Describe(Source, RecordNumber, Line);
}
