using System;
using System.Collections.Generic;
using System.Dynamic;
using System.Linq.Expressions;

namespace UserMigration;

/// <summary>
/// A row as read. In PowerShell its columns are properties (<c>$_.email</c>). The members of this class are available
/// by name too, but a column of the same name takes precedence.
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
    private AheadResult? _ahead;
    private bool _hasError;

    /// <summary>Creates a record. The number of values must match the number of columns.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="values">A value for each column; null if the row ended early. Not copied.</param>
    /// <param name="recordNumber">The number of the record; the first data row is 1.</param>
    /// <param name="line">The physical line on which it starts (the header is line 1), or 0 if it does not come from a file.</param>
    /// <param name="source">The file, or null.</param>
    /// <param name="raw">The bytes of the row as read, without the line break, or null.</param>
    /// <param name="byteOffset">The position in the file where the row starts, in bytes.</param>
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
            throw new ArgumentException("A record must have a value for each column.", nameof(values));
        }

        RecordNumber = recordNumber;
        Line = line;
        _source = source;
        _raw = raw;
        ByteOffset = byteOffset;
    }

    /// <summary>The full path of the file that it was read from, or null.</summary>
    public string? Source => _source?.Path;

    /// <summary>The number of the record; the first data row is 1.</summary>
    public long RecordNumber { get; }

    /// <summary>
    /// The physical line on which it starts; the header is line 1. 0 if it does not come from a file.
    /// </summary>
    public long Line { get; }

    /// <summary>The position in the file where the row starts, in bytes from 0.</summary>
    public long ByteOffset { get; }

    /// <summary>The issues that the rules found on it, in the order in which they were found.</summary>
    public IReadOnlyList<MigrationIssue> Issues => _issues ?? s_none;

    /// <summary>The repairs that Repair-MigrationRecord made on it, in the order in which they were made.</summary>
    public IReadOnlyList<MigrationRepair> Repairs => _repairs ?? s_noRepairs;

    /// <summary>Whether it can be sent: no issue is an <see cref="IssueSeverity.Error"/>.</summary>
    public bool IsValid => !_hasError;

    /// <summary>Returns the columns.</summary>
    public RecordColumns GetColumns() => _columns;

    /// <summary>Returns the file that it was read from, or null.</summary>
    public MigrationSource? GetSource() => _source;

    /// <summary>Returns the bytes of the row as read, without the line break, or null. Do not change them.</summary>
    public byte[]? GetRaw() => _raw;

    /// <summary>Returns the value of a column by its position.</summary>
    /// <param name="index">The position of the column, from 0.</param>
    public object? GetValue(int index) => _values[index];

    /// <summary>Returns the value of a column by its name, which is not case-sensitive.</summary>
    /// <param name="name">The name of the column.</param>
    /// <returns>The value; null if it has none or if the column does not exist.</returns>
    public object? GetValue(string name)
    {
        int index = _columns.IndexOf(name);
        return index < 0 ? null : _values[index];
    }

    /// <summary>Sets the value of a column.</summary>
    /// <param name="index">The position of the column, from 0.</param>
    /// <param name="value">The value: text, or a typed value, which is written independently of the culture.</param>
    public void SetValue(int index, object? value)
    {
        _values[index] = value;
        _ahead = null;
    }

    /// <summary>Keeps a result of work that was done in advance. A change of a value discards all such results.</summary>
    /// <param name="result">The result, of this record only.</param>
    internal void SetAhead(AheadResult result)
    {
        result.Next = _ahead;
        _ahead = result;
    }

    /// <summary>Takes the result of work that was done in advance.</summary>
    /// <param name="owner">For whom the work was done.</param>
    /// <returns>The result; null if there is none.</returns>
    internal AheadResult? TakeAhead(object owner)
    {
        AheadResult? before = null;
        for (AheadResult? result = _ahead; result is not null; before = result, result = result.Next)
        {
            if (ReferenceEquals(result.Owner, owner))
            {
                if (before is null)
                {
                    _ahead = result.Next;
                }
                else
                {
                    before.Next = result.Next;
                }

                return result;
            }
        }

        return null;
    }

    /// <summary>
    /// Adds an issue. An issue that the record already has (because it was checked twice) is not added again; if it is
    /// an Error, it replaces the same issue with the severity Warning.
    /// </summary>
    /// <param name="issue">The issue.</param>
    public void AddIssue(MigrationIssue issue)
    {
        if (issue is null)
        {
            throw new ArgumentNullException(nameof(issue));
        }

        _issues ??= new TextList<MigrationIssue>(1);
        int index = IndexOf(issue);
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

    // A predicate would be allocated for each issue.
    private int IndexOf(MigrationIssue issue)
    {
        for (int i = 0; i < _issues!.Count; i++)
        {
            MigrationIssue known = _issues[i];
            if (known.RuleId == issue.RuleId && known.Attribute == issue.Attribute && known.Line == issue.Line)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Changes the severity of the issues of a rule on the record.</summary>
    /// <param name="ruleId">The rule.</param>
    /// <param name="severity">The new severity; null removes the issues.</param>
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

    /// <summary>Removes issues, for example an Error about a value that is not sent.</summary>
    /// <param name="match">Whether an issue is removed.</param>
    internal void RemoveIssues(Predicate<MigrationIssue> match)
    {
        if (_issues is not null && _issues.RemoveAll(match) > 0)
        {
            _hasError = _issues.Exists(issue => issue.Severity == IssueSeverity.Error);
        }
    }

    /// <summary>Records a repair. The value itself is set by <see cref="SetValue"/>.</summary>
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
    /// The commands that the record has passed since it was read and that are needed again if its row is read again:
    /// those that repair and check it, each preceded by <c> | </c>. Empty if there are none.
    /// </summary>
    internal string Steps { get; set; } = string.Empty;

    /// <summary>Provides what records need from PowerShell. The default wraps nothing and adds nothing.</summary>
    internal static IRecordHost Host { get; set; } = new NoHost();

    /// <inheritdoc/>
    DynamicMetaObject IDynamicMetaObjectProvider.GetMetaObject(Expression parameter) => new RecordMetaObject(parameter, this);

    /// <summary>Returns the place that the record comes from; never a value.</summary>
    public override string ToString() => RecordPlace.Describe(Source, RecordNumber, Line);

    private sealed class NoHost : IRecordHost
    {
        public bool MayHaveAddedMembers(MigrationRecord record) => false;

        public object? Unwrap(object? value) => value;
    }
}
