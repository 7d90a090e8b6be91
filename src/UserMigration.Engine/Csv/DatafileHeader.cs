using System.Collections.Generic;
using System.IO;

namespace UserMigration.Engine.Csv;

/// <summary>Writes the header row of a datafile, and checks that the reader will accept it.</summary>
internal static class DatafileHeader
{
    /// <summary>Checks that columns can be written as a header.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="delimiter">The delimiter.</param>
    /// <exception cref="MigrationException">The columns can't be written as a header.</exception>
    public static void Check(RecordColumns columns, string path, char delimiter)
    {
        if (columns.Count == 0)
        {
            throw new MigrationException(
                "NotARecord",
                MigrationFault.InvalidArgument,
                "An object without properties is not a record. Pipe the output of Import-MigrationCsv, or objects with one property for each attribute.");
        }

        HeaderCheck.ToColumns(path, columns.Names, delimiter);
        for (int i = 0; i < columns.Count; i++)
        {
            if (!IsWritable(columns[i]))
            {
                throw new MigrationException(
                    "HeaderNameUnwritable",
                    MigrationFault.InvalidData,
                    $"The name of column {i + 1} contains a control character or half of a surrogate pair, so '{path}' could not be read back. "
                        + "Rename the column.",
                    path);
            }
        }
    }

    /// <summary>Writes the header row.</summary>
    /// <param name="rows">The writer that the row is written to.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="isProtected">Whether names that a spreadsheet would run as formulas get a leading apostrophe.</param>
    public static void Write(RowWriter rows, RecordColumns columns, bool isProtected)
    {
        for (int i = 0; i < columns.Count; i++)
        {
            string name = isProtected ? FormulaGuard.Protect(columns[i], null)! : columns[i];

            // Without quotes, U+FEFF would be read as a byte order mark, and a percent sign possibly as the start of a PDF.
            if (i == 0 && name[0] is '\uFEFF' or '%')
            {
                rows.WriteQuoted(name);
            }
            else
            {
                rows.Write(name);
            }
        }

        rows.EndRow();
    }

    /// <summary>Whether the header of a source names exactly these columns, so that its rows can be copied unchanged.</summary>
    /// <param name="source">The source, or null.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="delimiter">The delimiter of the output file.</param>
    public static bool IsThatOf(MigrationSource? source, RecordColumns columns, char delimiter)
    {
        if (source?.GetHeader() is not { } header || source.Delimiter != delimiter)
        {
            return false;
        }

        using MigrationCsvReader reader = MigrationCsvReader.Create(
            new MemoryStream(header), source.Path, 1, header.Length, new CsvReadOptions { Delimiter = delimiter });
        IReadOnlyList<string> names = reader.Columns.Names;
        bool isSame = names.Count == columns.Count;
        for (int i = 0; isSame && i < names.Count; i++)
        {
            isSame = names[i] == columns[i];
        }

        return isSame;
    }

    private static bool IsWritable(string name)
    {
        foreach (char c in name)
        {
            if (c < ' ' && c is not ('\t' or '\r' or '\n'))
            {
                return false;
            }
        }

        return !WritableTextCheck.HasLoneSurrogate(name);
    }
}
