using System.Globalization;
using System.IO;

namespace UserMigration;

/// <summary>Describes where a record comes from, in the same way in every message.</summary>
public static class RecordPlace
{
    /// <summary>
    /// Returns the file, the record and the line as text, for example <c>users.csv, record 5, line 7</c>.
    /// </summary>
    /// <param name="source">The path of the file, or null.</param>
    /// <param name="recordNumber">The number of the record.</param>
    /// <param name="line">The physical line, or 0 if it is unknown.</param>
    public static string Describe(string? source, long recordNumber, long line)
    {
        string file = source is null ? string.Empty : Path.GetFileName(source) + ", ";
        string at = line > 0 ? ", line " + line.ToString(CultureInfo.InvariantCulture) : string.Empty;
        return file + "record " + recordNumber.ToString(CultureInfo.InvariantCulture) + at;
    }
}
