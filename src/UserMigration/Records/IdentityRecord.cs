using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>A user as the store understands it: nested attributes, ready to be sent.</summary>
public sealed class IdentityRecord
{
    private readonly MigrationRecord _record;
    private readonly IReadOnlyList<MigrationRecord>? _records;

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

    /// <summary>Makes an identity record of several records of one user.</summary>
    /// <param name="target">The kind of store that it is made for.</param>
    /// <param name="attributes">The attributes; see <see cref="Attributes"/>.</param>
    /// <param name="records">The records that it was made of, in their order; at least one. The first one names it.</param>
    /// <exception cref="ArgumentException">There is no record.</exception>
    public IdentityRecord(IdentityTarget target, IDictionary<string, object?> attributes, IReadOnlyList<MigrationRecord> records)
        : this(target, attributes, records is { Count: > 0 } ? records[0] : throw new ArgumentException("There is no record.", nameof(records)))
    {
        _records = records.Count > 1 ? records : null;
    }

    /// <summary>The kind of store that it is made for.</summary>
    public IdentityTarget Target { get; }

    /// <summary>What is to be done with it; unset where the records come from no change file.</summary>
    public RecordOperation Operation { get; init; }

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

    /// <summary>Whether it can be sent. Of several records, the first one has the issues of all.</summary>
    public bool IsValid => _record.IsValid;

    /// <summary>How many records of the input are in it: more than 1 where several rows of one user were folded.</summary>
    public int RecordCount => _records?.Count ?? 1;

    /// <summary>
    /// The attributes as JSON, while the record is under way: what the journal has the hash of is what is sent. Else null.
    /// </summary>
    internal byte[]? Json { get; set; }

    /// <summary>
    /// Leaves attributes out that are blank and became what they are by the default for blanks; null where a blank was
    /// asked to be what it is.
    /// </summary>
    internal Action<IdentityRecord>? DropBlanks { get; set; }

    /// <summary>
    /// The parameters of the conversion, the kind of store aside, with a blank before each: without them the rows would mean something
    /// else when they are given again. Empty where there are none.
    /// </summary>
    internal string Conversion { get; init; } = string.Empty;

    /// <summary>The record that it was made of.</summary>
    public MigrationRecord GetRecord() => _record;

    /// <summary>All records that it was made of, in their order: the rows of one user that were folded, else one.</summary>
    public IReadOnlyList<MigrationRecord> GetRecords() => _records ?? new[] { _record };

    /// <summary>A record made of the same records, to the same end, with other attributes.</summary>
    /// <param name="attributes">The attributes.</param>
    internal IdentityRecord With(IDictionary<string, object?> attributes) =>
        new IdentityRecord(Target, attributes, GetRecords()) { Operation = Operation, DropBlanks = DropBlanks, Conversion = Conversion };

    /// <summary>Where it comes from; never a value.</summary>
    public override string ToString() => RecordPlace.Describe(Source, RecordNumber, Line);
}
