using System;
using System.Collections.Generic;
using System.Dynamic;
using System.Linq.Expressions;

namespace UserMigration;

/// <summary>
/// A row as read. In PowerShell its columns are properties (<c>$_.email</c>); the members here answer by name too, but
/// a column of the same name wins.
/// </summary>
public sealed class MigrationRecord : IDynamicMetaObjectProvider
{
    private static readonly IReadOnlyList<MigrationIssue> s_none = new TextList<MigrationIssue>(0);
    private static readonly IReadOnlyList<MigrationRepair> s_noRepairs = new TextList<MigrationRepair>(0);

    private readonly RecordColumns _columns;
    private readonly object?[] _values;
    private readonly MigrationSource? _source;
    private readonly byte[]? _raw;
    private TextList<MigrationIssue>? _issues;
    private TextList<MigrationRepair>? _repairs;
    private bool _hasError;

    /// <summary>Makes a record.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="values">A value for each column, null where the row ended early. Not copied.</param>
    /// <param name="recordNumber">The number of the record; the first data row is 1.</param>
    /// <param name="line">The physical line it starts on (the header is line 1), or 0 where it comes from no file.</param>
    /// <param name="source">The file, or null.</param>
    /// <param name="raw">The bytes of the row as read, without the line break, or null.</param>
    /// <param name="byteOffset">Where the row starts in the file.</param>
    /// <exception cref="ArgumentException">There are more or fewer values than columns.</exception>
    public MigrationRecord(
        RecordColumns columns,
        object?[] values,
        long recordNumber,
        long line = 0,
        MigrationSource? source = null,
        byte[]? raw = null,
        long byteOffset = 0)
    {
        _columns = columns ?? throw new ArgumentNullException(nameof(columns));
        _values = values ?? throw new ArgumentNullException(nameof(values));
        if (values.Length != columns.Count)
        {
            throw new ArgumentException("A record has a value for each column.", nameof(values));
        }

        RecordNumber = recordNumber;
        Line = line;
        _source = source;
        _raw = raw;
        ByteOffset = byteOffset;
    }

    /// <summary>The full path of the file it was read from, or null.</summary>
    public string? Source => _source?.Path;

    /// <summary>The number of the record; the first data row is 1.</summary>
    public long RecordNumber { get; }

    /// <summary>The physical line that it starts on; the header is line 1. 0 where it comes from no file.</summary>
    public long Line { get; }

    /// <summary>Where the row starts in the file, in bytes from 0.</summary>
    public long ByteOffset { get; }

    /// <summary>What the rules found on it, in the order found.</summary>
    public IReadOnlyList<MigrationIssue> Issues => _issues ?? s_none;

    /// <summary>What Repair-MigrationRecord changed on it, in the order made.</summary>
    public IReadOnlyList<MigrationRepair> Repairs => _repairs ?? s_noRepairs;

    /// <summary>Whether it can be sent: no issue is an <see cref="IssueSeverity.Error"/>.</summary>
    public bool IsValid => !_hasError;

    /// <summary>The columns.</summary>
    public RecordColumns GetColumns() => _columns;

    /// <summary>The file it was read from, or null.</summary>
    public MigrationSource? GetSource() => _source;

    /// <summary>The bytes of the row as read, without the line break, or null. Not to be changed.</summary>
    public byte[]? GetRaw() => _raw;

    /// <summary>The value of a column.</summary>
    /// <param name="index">The position of the column, from 0.</param>
    public object? GetValue(int index) => _values[index];

    /// <summary>The value of a column, found without regard to case.</summary>
    /// <param name="name">The name of the column.</param>
    /// <returns>The value; null where it has none or there is no such column.</returns>
    public object? GetValue(string name)
    {
        int index = _columns.IndexOf(name);
        return index < 0 ? null : _values[index];
    }

    /// <summary>Sets the value of a column.</summary>
    /// <param name="index">The position of the column, from 0.</param>
    /// <param name="value">The value: text, or a typed one that is written invariantly.</param>
    public void SetValue(int index, object? value) => _values[index] = value;

    /// <summary>
    /// Adds an issue; one that it has already (a record checked twice) is not added again, and takes the place of a Warning
    /// where it is an Error.
    /// </summary>
    /// <param name="issue">The issue.</param>
    public void AddIssue(MigrationIssue issue)
    {
        if (issue is null)
        {
            throw new ArgumentNullException(nameof(issue));
        }

        _issues ??= new TextList<MigrationIssue>(1);
        int index = _issues.FindIndex(known => known.RuleId == issue.RuleId && known.Attribute == issue.Attribute && known.Line == issue.Line);
        if (index < 0)
        {
            _issues.Add(issue);
        }
        else if (issue.Severity == IssueSeverity.Error && _issues[index].Severity != IssueSeverity.Error)
        {
            _issues[index] = issue;
        }

        _hasError |= issue.Severity == IssueSeverity.Error;
    }

    /// <summary>Changes how grave a breach of a rule is that was found on the record.</summary>
    /// <param name="ruleId">The rule.</param>
    /// <param name="severity">The severity; null takes its issues away.</param>
    public void SetSeverity(string ruleId, IssueSeverity? severity)
    {
        if (_issues is null)
        {
            return;
        }

        if (severity is { } grave)
        {
            for (int i = 0; i < _issues.Count; i++)
            {
                _issues[i] = _issues[i].RuleId == ruleId ? _issues[i].WithSeverity(grave) : _issues[i];
            }
        }
        else
        {
            _issues.RemoveAll(issue => issue.RuleId == ruleId);
        }

        _hasError = _issues.Exists(issue => issue.Severity == IssueSeverity.Error);
    }

    /// <summary>Notes a repair; the value is set by <see cref="SetValue"/>.</summary>
    /// <param name="repair">The repair.</param>
    public void AddRepair(MigrationRepair repair)
    {
        if (repair is null)
        {
            throw new ArgumentNullException(nameof(repair));
        }

        _repairs ??= new TextList<MigrationRepair>(1);
        _repairs.Add(repair);
    }

    /// <summary>
    /// The commands that the record has passed since it was read and that are needed again where its row is read again, each with
    /// <c> | </c> before it: what repairs and checks it. Empty where it has passed none.
    /// </summary>
    internal string Steps { get; set; } = string.Empty;

    /// <summary>Answers what records ask of PowerShell; without one, nothing is wrapped and nothing is added.</summary>
    internal static IRecordHost Host { get; set; } = new NoHost();

    /// <inheritdoc/>
    DynamicMetaObject IDynamicMetaObjectProvider.GetMetaObject(Expression parameter) => new RecordMetaObject(parameter, this);

    /// <summary>Where it comes from; never a value.</summary>
    public override string ToString() => RecordPlace.Describe(Source, RecordNumber, Line);

    private sealed class NoHost : IRecordHost
    {
        public bool MayHaveAddedMembers(MigrationRecord record) => false;

        public object? Unwrap(object? value) => value;
    }
}
