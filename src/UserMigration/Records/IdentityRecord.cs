using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>A user in the form that the store understands: nested attributes, ready to be sent.</summary>
public sealed class IdentityRecord
{
    private readonly MigrationRecord _record;
    private readonly IReadOnlyList<MigrationRecord>? _records;

    /// <summary>Creates an identity record from one record.</summary>
    /// <param name="target">The kind of store for which it is created.</param>
    /// <param name="attributes">The attributes; see <see cref="Attributes"/>.</param>
    /// <param name="record">The record from which it is created.</param>
    public IdentityRecord(IdentityTarget target, IDictionary<string, object?> attributes, MigrationRecord record)
    {
        Target = target;
        Attributes = attributes ?? throw new ArgumentNullException(nameof(attributes));
        _record = record ?? throw new ArgumentNullException(nameof(record));
    }

    /// <summary>Creates an identity record from several records of one user.</summary>
    /// <param name="target">The kind of store for which it is created.</param>
    /// <param name="attributes">The attributes; see <see cref="Attributes"/>.</param>
    /// <param name="records">The records from which it is created, in their order; at least one. The first one gives it its place.</param>
    /// <exception cref="ArgumentException">There are no records.</exception>
    public IdentityRecord(IdentityTarget target, IDictionary<string, object?> attributes, IReadOnlyList<MigrationRecord> records)
        : this(target, attributes, records is { Count: > 0 } ? records[0] : throw new ArgumentException("The list of records is empty.", nameof(records)))
    {
        _records = records.Count > 1 ? records : null;
    }

    /// <summary>The kind of store for which it was created.</summary>
    public IdentityTarget Target { get; }

    /// <summary>The operation for the user; unset if the records do not come from a change file.</summary>
    public RecordOperation Operation { get; init; }

    /// <summary>
    /// The attributes by their exact names. A value is null, text, a boolean, a number, a date, a dictionary of the
    /// same kind (an object), or a list (a plural).
    /// </summary>
    public IDictionary<string, object?> Attributes { get; }

    /// <summary>The full path of the file that the record comes from, or null.</summary>
    public string? Source => _record.Source;

    /// <summary>The number of the record; the first data row is 1.</summary>
    public long RecordNumber => _record.RecordNumber;

    /// <summary>The physical line in the file; the header is line 1. 0 if it does not come from a file.</summary>
    public long Line => _record.Line;

    /// <summary>The issues that the rules and the conversion found.</summary>
    public IReadOnlyList<MigrationIssue> Issues => _record.Issues;

    /// <summary>Whether it can be sent. If there are several records, the first one has the issues of all.</summary>
    public bool IsValid => _record.IsValid;

    /// <summary>
    /// The number of input records that it contains: more than 1 if several rows of one user were folded.
    /// </summary>
    public int RecordCount => _records?.Count ?? 1;

    /// <summary>
    /// The attributes as JSON, while the record is in progress, so that the journal's hash is that of what is sent.
    /// Otherwise null.
    /// </summary>
    internal byte[]? Json { get; set; }

    /// <summary>
    /// Leaves out the attributes that are empty because of the default for empty values; null if empty values were
    /// requested explicitly.
    /// </summary>
    internal Action<IdentityRecord>? DropBlanks { get; set; }

    /// <summary>
    /// The parameters of the conversion except the kind of store, each preceded by a space. Without them, the rows
    /// would be interpreted differently when they are converted again. Empty if there are none.
    /// </summary>
    internal string Conversion { get; init; } = string.Empty;

    /// <summary>
    /// The full names of the attributes that the columns and the map lead to, with dots; the same list for all records of a file. Empty if
    /// they are not known, or if several rows were folded.
    /// </summary>
    internal IReadOnlyList<string> Paths { get; init; } = Array.Empty<string>();

    /// <summary>Returns the record from which it was created; the first one if there are several.</summary>
    public MigrationRecord GetRecord() => _record;

    /// <summary>
    /// Returns all records from which it was created, in their order: the rows of one user that were folded, otherwise
    /// one.
    /// </summary>
    public IReadOnlyList<MigrationRecord> GetRecords() => _records ?? new[] { _record };

    /// <summary>Creates a copy with the same records and the same purpose, but other attributes.</summary>
    /// <param name="attributes">The attributes.</param>
    internal IdentityRecord With(IDictionary<string, object?> attributes) =>
        new IdentityRecord(Target, attributes, GetRecords()) { Operation = Operation, DropBlanks = DropBlanks, Conversion = Conversion, Paths = Paths };

    /// <summary>Returns the place that the record comes from; never a value.</summary>
    public override string ToString() => RecordPlace.Describe(Source, RecordNumber, Line);
}
