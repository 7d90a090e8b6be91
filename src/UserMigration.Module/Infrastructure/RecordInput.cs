using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;

namespace UserMigration.Commands;

/// <summary>
/// Makes records of what comes down the pipeline: a <see cref="MigrationRecord"/> is itself, any other object with
/// properties (from Import-Csv, a query, <c>[pscustomobject]</c>) is a record whose columns are its properties.
/// </summary>
internal sealed class RecordInput
{
    private RecordColumns? _columns;
    private long _count;

    /// <summary>Makes a record.</summary>
    /// <param name="input">The object.</param>
    /// <exception cref="MigrationException">It is no record.</exception>
    public MigrationRecord Read(PSObject input)
    {
        _count++;
        return input.BaseObject switch
        {
            MigrationRecord record => record,
            IDictionary members => FromMembers(members),
            IdentityRecord or string or System.ValueType or IEnumerable => throw NotARecord(input),
            _ => FromProperties(input),
        };
    }

    /// <summary>The objects of an argument: itself, or its elements where it is an array given by parameter.</summary>
    /// <param name="input">The argument.</param>
    public static IEnumerable<PSObject> Elements(PSObject input)
    {
        if (input.BaseObject is not object[] items)
        {
            yield return input;
            yield break;
        }

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
        List<string> names = new List<string>();
        List<object?> values = new List<object?>();
        foreach (PSPropertyInfo property in input.Properties)
        {
            if (property.IsGettable)
            {
                names.Add(property.Name);
                values.Add(ScriptValue.Bare(property.Value));
            }
        }

        return Make(input, names, values);
    }

    private MigrationRecord FromMembers(IDictionary members)
    {
        List<string> names = new List<string>();
        List<object?> values = new List<object?>();
        foreach (DictionaryEntry member in members)
        {
            names.Add(member.Key.ToString() ?? string.Empty);
            values.Add(ScriptValue.Bare(member.Value));
        }

        return Make(PSObject.AsPSObject(members), names, values);
    }

    private MigrationRecord Make(PSObject input, List<string> names, List<object?> values)
    {
        if (names.Count == 0)
        {
            throw NotARecord(input);
        }

        if (_columns is null || !HasNames(_columns, names))
        {
            _columns = new RecordColumns(names);
        }

        return new MigrationRecord(_columns, values.ToArray(), _count);
    }

    private static bool HasNames(RecordColumns columns, List<string> names)
    {
        if (columns.Count != names.Count)
        {
            return false;
        }

        for (int i = 0; i < names.Count; i++)
        {
            if (columns[i] != names[i])
            {
                return false;
            }
        }

        return true;
    }

    private static MigrationException NotARecord(PSObject input) => new MigrationException(
        "NotARecord",
        MigrationFault.InvalidArgument,
        $"An object of type {input.BaseObject.GetType().Name} is no record. Pipe what Import-MigrationCsv gives, or objects with a property for each attribute.");
}
