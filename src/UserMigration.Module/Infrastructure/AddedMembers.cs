using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace UserMigration.Infrastructure;

/// <summary>Converts the members that Add-Member put on a record to ordinary columns.</summary>
internal static class AddedMembers
{
    /// <summary>Returns a record with the added members as columns, or the record itself if there are none.</summary>
    /// <param name="input">The record in its PowerShell wrapper.</param>
    /// <param name="record">The record.</param>
    /// <param name="columns">The source of the columns.</param>
    public static MigrationRecord Merge(PSObject input, MigrationRecord record, ColumnCache columns)
    {
        if (!InstanceMembers.MayExist(input))
        {
            return record;
        }

        // "psextended" leaves out the columns themselves; to list them would cost ten times as much.
        List<PSPropertyInfo>? added = null;
        foreach (PSPropertyInfo property in ((PSMemberSet)input.Members["psextended"]).Properties)
        {
            (added ??= new List<PSPropertyInfo>()).Add(property);
        }

        return added is null ? record : Merge(record, added, columns);
    }

    private static MigrationRecord Merge(MigrationRecord record, List<PSPropertyInfo> added, ColumnCache columns)
    {
        FieldList fields = new FieldList();
        for (int i = 0; i < record.GetColumns().Count; i++)
        {
            fields.Add(record.GetColumns()[i], record.GetValue(i));
        }

        foreach (PSPropertyInfo property in added)
        {
            int index = fields.Names.FindIndex(name => name.Equals(property.Name, StringComparison.OrdinalIgnoreCase));
            if (index >= 0)
            {
                fields.RemoveAt(index);
            }

            fields.Add(property.Name, property.Value);
        }

        MigrationRecord merged = new MigrationRecord(
            columns.Get(fields.Names),
            fields.ToValues(),
            record.RecordNumber,
            record.Line,
            record.GetSource(),
            record.GetRaw(),
            record.ByteOffset);
        foreach (MigrationIssue issue in record.Issues)
        {
            merged.AddIssue(issue);
        }

        foreach (MigrationRepair repair in record.Repairs)
        {
            merged.AddRepair(repair);
        }

        return merged;
    }
}
