using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace UserMigration.Infrastructure;

/// <summary>What Add-Member put on a record: columns like the others.</summary>
internal static class AddedMembers
{
    /// <summary>A record with the added members as columns; the record itself where there are none.</summary>
    /// <param name="input">The record with PowerShell's wrapping.</param>
    /// <param name="record">The record.</param>
    /// <param name="columns">Gives the columns.</param>
    public static MigrationRecord Merge(PSObject input, MigrationRecord record, ColumnCache columns)
    {
        if (!InstanceMembers.MayExist(input))
        {
            return record;
        }

        // "psextended" leaves the columns themselves out, which would cost ten times as much to list.
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
            columns.Of(fields.Names),
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
