using System;
using System.Collections;
using System.IO;
using System.Management.Automation;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Values;

namespace UserMigration.Infrastructure;

/// <summary>
/// A record that was copied into a plain object, by <c>Select-Object *</c>, by Export-Clixml and back, or by a job. The
/// members of the record are then among its columns, and say where it came from. A record that was serialised unchanged
/// has them under the names of the hidden members in UserMigration.Types.ps1xml.
/// </summary>
internal static class CopiedRecord
{
    private const string TypeName = ".UserMigration.MigrationRecord";
    private const string HiddenPrefix = "PSMigration";

    /// <summary>
    /// Whether an object is such a copy, or a copy of one. A copy of a copy has lost the name of the type. It is
    /// recognised by the types of our members, which do not occur in files.
    /// </summary>
    /// <param name="input">The object.</param>
    /// <param name="fields">Its properties.</param>
    public static bool IsCopy(PSObject input, FieldList fields) =>
        (input.TypeNames.Count > 0 && WithoutView(input.TypeNames[0]).EndsWith(TypeName, StringComparison.Ordinal))
        || (fields.Has<long>("RecordNumber") && fields.Has<bool>("IsValid") && fields.Has<IEnumerable>("Issues") && !fields.Has<string>("Issues"))
        || (fields.Has<long>(HiddenPrefix + "RecordNumber") && fields.Has<bool>(HiddenPrefix + "IsValid"));

    // Records whose columns contain secrets have a type name of their own (RecordColumns.ViewName).
    private static string WithoutView(string name) => name.IndexOf('#') is >= 0 and int mark ? name.Substring(0, mark) : name;

    /// <summary>
    /// Creates a record from a copy. A column with the name of one of our members is recognised because its value is
    /// text, and a column Source because its value is not a full path.
    /// </summary>
    /// <param name="fields">The properties of the copy.</param>
    /// <param name="columns">The source of the columns.</param>
    /// <param name="count">The number for the record if the copy has none.</param>
    public static MigrationRecord Read(FieldList fields, ColumnCache columns, long count)
    {
        string prefix = fields.Names.Contains(HiddenPrefix + "RecordNumber") ? HiddenPrefix : string.Empty;
        bool hasNumber = fields.TryTake(prefix + "RecordNumber", out long number);
        fields.TryTake(prefix + "Line", out long line);
        fields.TryTake(prefix + "ByteOffset", out long _);
        bool isInvalid = fields.TryTake(prefix + "IsValid", out bool isValid) && !isValid;
        bool hasIssues = fields.TryTake(prefix + "Issues", out IEnumerable? issues, value => value is not string);
        bool hasRepairs = fields.TryTake(prefix + "Repairs", out IEnumerable? repairs, value => value is not string);
        string? path = null;
        if (hasNumber)
        {
            fields.TryTake(prefix + "Source", out path, IsFullPath);
        }

        MigrationSource? source = path is null ? null : MigrationSource.CreateByName(path);
        MigrationRecord record = new MigrationRecord(
            columns.Get(fields.Names), fields.ToValues(), hasNumber ? number : count, line, source);
        if (hasIssues)
        {
            AddIssues(record, issues!);
        }

        if (hasRepairs)
        {
            AddRepairs(record, repairs!);
        }

        if (isInvalid && record.IsValid)
        {
            record.AddIssue(ReadingRules.FindIssuesLost(line));
        }

        return record;
    }

    private static bool IsFullPath(string path)
    {
        try
        {
            return Path.IsPathRooted(path);
        }
        catch (System.ArgumentException)
        {
            // .NET Framework throws for text that can't be the path of a file.
            return false;
        }
    }

    private static void AddIssues(MigrationRecord record, IEnumerable issues)
    {
        foreach (object? item in issues)
        {
            if (ScriptValue.Bare(item) is MigrationIssue issue)
            {
                record.AddIssue(issue);
            }
            else if (item is PSObject copy)
            {
                record.AddIssue(ReadIssue(copy, record.Line));
            }
        }
    }

    private static void AddRepairs(MigrationRecord record, IEnumerable repairs)
    {
        foreach (object? item in repairs)
        {
            if (ScriptValue.Bare(item) is MigrationRepair repair)
            {
                record.AddRepair(repair);
            }
            else if (item is PSObject copy)
            {
                record.AddRepair(new MigrationRepair(Text(copy, "Attribute"), Text(copy, "Repair")));
            }
        }
    }

    private static MigrationIssue ReadIssue(PSObject copy, long line)
    {
        bool isKnown = Enum.TryParse(Text(copy, "Severity"), out IssueSeverity severity);
        return new MigrationIssue(
            Text(copy, "RuleId"),
            isKnown ? severity : IssueSeverity.Error,
            copy.Properties["Attribute"]?.Value as string,
            Text(copy, "Message"),
            Text(copy, "Recommendation"),
            line);
    }

    private static string Text(PSObject copy, string name) =>
        InvariantFormatter.Write(ScriptValue.Bare(copy.Properties[name]?.Value)) ?? string.Empty;
}
