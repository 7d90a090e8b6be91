using System.Collections.Generic;
using System.IO;

namespace UserMigration.Engine.Csv;

/// <summary>The header row of a file that is written: one that reading accepts.</summary>
internal static class DatafileHeader
{
    /// <summary>Checks that columns can be a header.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="delimiter">The delimiter.</param>
    /// <exception cref="MigrationException">They can't.</exception>
    public static void Check(RecordColumns columns, string path, char delimiter)
    {
        if (columns.Count == 0)
        {
            throw new MigrationException(
                "NotARecord",
                MigrationFault.InvalidArgument,
                "An object without a single property is no record. Pipe what Import-MigrationCsv gives, or objects with a property for each attribute.");
        }

        HeaderCheck.ToColumns(path, columns.Names, delimiter);
        for (int i = 0; i < columns.Count; i++)
        {
            if (!IsWritable(columns[i]))
            {
                throw new MigrationException(
                    "HeaderNameUnwritable",
                    MigrationFault.InvalidData,
                    $"The name of column {i + 1} holds a control character or half a surrogate pair, so '{path}' could not be read again. "
                        + "Rename the column.",
                    path);
            }
        }
    }

    /// <summary>Writes the row.</summary>
    /// <param name="rows">Takes it.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="isProtected">Whether names that a spreadsheet would run are led by an apostrophe.</param>
    public static void Write(RowWriter rows, RecordColumns columns, bool isProtected)
    {
        for (int i = 0; i < columns.Count; i++)
        {
            string name = isProtected ? FormulaGuard.Protect(columns[i], null)! : columns[i];

            // Bare, U+FEFF would be read as a byte order mark and a percent sign perhaps as a PDF.
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

    /// <summary>Whether the header of a source names these very columns, so that its rows can stand under them.</summary>
    /// <param name="source">The source, or null.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="delimiter">The delimiter of the file that is written.</param>
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

        return !WritableText.HasLoneSurrogate(name);
    }
}
