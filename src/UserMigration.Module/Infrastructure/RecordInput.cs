using System;
using System.Collections;
using System.Collections.Generic;
using System.Data;
using System.Management.Automation;

namespace UserMigration.Infrastructure;

/// <summary>
/// Converts objects from the pipeline to records. A <see cref="MigrationRecord"/> is used unchanged, and that of a
/// <see cref="MigrationResult"/> in its place. Any other object
/// with properties (from Import-Csv, a query, <c>[pscustomobject]</c>) becomes a record whose columns are its
/// properties.
/// </summary>
internal sealed class RecordInput
{
    private readonly ColumnCache _columns = new ColumnCache();
    private long _count;

    /// <summary>Converts an object to a record.</summary>
    /// <param name="input">The object.</param>
    /// <exception cref="MigrationException">It is not a record.</exception>
    public MigrationRecord Read(PSObject input)
    {
        _count++;
        return input.BaseObject switch
        {
            MigrationRecord record => AddedMembers.Merge(input, record, _columns),
            MigrationResult result => result.Record,
            DataRow { Table.Columns.Count: > 0 } row => FromRow(row),
            DataRowView { Row.Table.Columns.Count: > 0 } view => FromRow(view.Row),
            IDictionary { Count: > 0 } members => FromMembers(members),
            IdentityRecord or string or ValueType or IEnumerable or DataRow or DataRowView => throw NotARecord(input),
            _ => FromProperties(input),
        };
    }

    /// <summary>
    /// Returns the objects of an argument: the argument itself, or its elements if it is an array that was specified as
    /// a parameter.
    /// </summary>
    /// <param name="input">The argument.</param>
    public static IEnumerable<PSObject> Elements(PSObject input) =>
        input.BaseObject is object[] items ? ElementsOf(items) : new[] { input };

    /// <summary>Returns the elements of an array that was specified as a parameter. Elements that are null are left out.</summary>
    /// <param name="items">The array.</param>
    public static IEnumerable<PSObject> ElementsOf(object?[] items)
    {
        foreach (object? item in items)
        {
            if (item is not null)
            {
                yield return PSObject.AsPSObject(item);
            }
        }
    }

    private MigrationRecord FromProperties(PSObject input)
    {
        FieldList fields = new FieldList();
        foreach (PSPropertyInfo property in input.Properties)
        {
            if (property.IsGettable)
            {
                fields.Add(property.Name, property.Value);
            }
        }

        TakeMarksOfRemoting(fields);
        if (fields.Count == 0)
        {
            throw NotARecord(input);
        }

        return CopiedRecord.IsCopy(input, fields)
            ? CopiedRecord.Read(fields, _columns, _count)
            : new MigrationRecord(_columns.Get(fields.Names), fields.ToValues(), _count);
    }

    // Receive-Job and Invoke-Command mark each object with its origin.
    private static void TakeMarksOfRemoting(FieldList fields)
    {
        if (fields.TryTake("RunspaceId", out Guid _))
        {
            fields.TryTake("PSComputerName", out string? _);
            fields.TryTake("PSShowComputerName", out bool _);
            fields.TryTake("PSSourceJobInstanceId", out Guid _);
        }
    }

    private MigrationRecord FromMembers(IDictionary members)
    {
        FieldList fields = new FieldList();
        foreach (DictionaryEntry member in members)
        {
            fields.Add(member.Key.ToString() ?? string.Empty, member.Value);
        }

        return new MigrationRecord(_columns.Get(fields.Names), fields.ToValues(), _count);
    }

    // The adapter of a row lists the state of the row in addition to its columns.
    private MigrationRecord FromRow(DataRow row)
    {
        FieldList fields = new FieldList();
        foreach (DataColumn column in row.Table.Columns)
        {
            object value = row[column];
            fields.Add(column.ColumnName, value is DBNull ? null : value);
        }

        return new MigrationRecord(_columns.Get(fields.Names), fields.ToValues(), _count);
    }

    private static MigrationException NotARecord(PSObject input) => new MigrationException(
        "NotARecord",
        MigrationFault.InvalidArgument,
        $"{input.BaseObject.GetType().Name} objects are not accepted here. Pipe the output of Import-MigrationCsv, or objects with a property for each attribute.");
}
