using System;
using System.Linq;
using System.Text;

namespace UserMigration.Engine.HandOff.Results;

/// <summary>Recognizes the columns of result files by their names, in any letter case, with or without spaces and underscores.</summary>
internal static class ResultColumnNames
{
    private static readonly string[] s_errors =
    {
        "error", "errormessage", "errordescription", "errortext", "message", "description", "reason", "failure", "failurereason", "cause", "exception", "details", "detail",
    };

    private static readonly string[] s_lines =
    {
        "line", "lines", "linenumber", "lineno", "linenr", "linenum", "lineid", "row", "rownumber", "rowno", "rownr", "rownum", "number", "no", "nr", "sourceline", "sourcerow",
        "linenumberfromthesourcedatafile",
    };

    private static readonly string[] s_records = { "record", "records", "recordnumber", "recordno", "recordnr", "recordnum" };
    private static readonly string[] s_uuids = { "uuid", "useruuid", "recorduuid", "guid", "id", "userid", "sub", "identifier" };
    private static readonly string[] s_batches = { "batch", "batchnumber", "batchno", "batchnr", "batchid" };
    private static readonly string[] s_emails = { "email", "emailaddress", "mail" };

    /// <summary>Recognizes a column.</summary>
    /// <param name="name">The name in the header.</param>
    public static ResultColumn KindOf(string name)
    {
        string plain = Simplify(name);
        return s_lines.Contains(plain) ? ResultColumn.Line
            : s_records.Contains(plain) ? ResultColumn.Record
            : s_uuids.Contains(plain) ? ResultColumn.Uuid
            : s_errors.Contains(plain) ? ResultColumn.Error
            : s_emails.Contains(plain) ? ResultColumn.Email
            : s_batches.Contains(plain) ? ResultColumn.Batch
            : ResultColumn.Other;
    }

    /// <summary>Compares the names of two columns of errors: a text comes before a code, whatever their order in the file.</summary>
    /// <param name="name">The name in the header.</param>
    public static int ErrorRank(string name) => Array.IndexOf(s_errors, Simplify(name));

    private static string Simplify(string name)
    {
        StringBuilder plain = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            if (char.IsLetterOrDigit(c))
            {
                plain.Append(char.ToLowerInvariant(c));
            }
        }

        return plain.ToString();
    }
}
