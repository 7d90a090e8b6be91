using System;
using System.Collections.Generic;
using UserMigration.Engine.Validation.Checks;

namespace UserMigration.Engine.Validation;

/// <summary>Checks records one by one and adds what it finds to them; all issues of a record at once.</summary>
public sealed class RecordValidator : IDisposable
{
    private readonly List<IRecordCheck> _checks = new List<IRecordCheck>();
    private RecordColumns? _columns;

    /// <summary>Makes a validator.</summary>
    /// <param name="options">What to check for.</param>
    public RecordValidator(ValidationOptions options)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        IssueReport report = new IssueReport(options.Rules);
        _checks.Add(new ValueCheck(options.Kinds, report));
        _checks.Add(new KeyCheck(options.PrimaryKey, report));
        _checks.Add(new HandOffCheck(report));
        foreach (string attribute in options.UniqueKeys)
        {
            _checks.Add(new DuplicateCheck(attribute, report));
        }
    }

    /// <summary>Checks a record.</summary>
    /// <param name="record">The record; issues are added to it.</param>
    /// <exception cref="MigrationException">The first record lacks a column that a parameter names.</exception>
    public void Validate(MigrationRecord record)
    {
        if (record is null)
        {
            throw new ArgumentNullException(nameof(record));
        }

        RecordColumns columns = record.GetColumns();
        if (!ReferenceEquals(columns, _columns))
        {
            bool isFirst = _columns is null;
            foreach (IRecordCheck check in _checks)
            {
                check.Prepare(columns, isFirst);
            }

            _columns = columns;
        }

        foreach (IRecordCheck check in _checks)
        {
            check.Check(record);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IRecordCheck check in _checks)
        {
            (check as IDisposable)?.Dispose();
        }
    }
}
