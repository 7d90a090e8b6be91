using System;
using System.IO;

namespace UserMigration.Engine.Csv;

/// <summary>Options for writing a datafile.</summary>
public sealed class DatafileWriteOptions
{
    /// <summary>The ASCII character that separates fields. The default is a comma.</summary>
    public char Delimiter { get; set; } = ',';

    /// <summary>Whether the file starts with a byte order mark.</summary>
    public bool HasMark { get; set; }

    /// <summary>Whether an existing file is an error.</summary>
    public bool KeepsOld { get; set; }

    /// <summary>Whether an existing read-only file is replaced.</summary>
    public bool ReplacesReadOnly { get; set; }

    /// <summary>The passphrase in UTF-8 of a file whose name says that it is encrypted; null for any other. Its owner clears it.</summary>
    public byte[]? Passphrase { get; set; }

    /// <summary>
    /// Whether the file is for a spreadsheet. Values that a spreadsheet would run as formulas get a leading apostrophe, each
    /// field is quoted, rows end with a carriage return and a line feed, and the file starts with a byte order mark. The file
    /// is no longer a datafile.
    /// </summary>
    public bool IsForSpreadsheet { get; set; }

    /// <summary>Converts a value from a script to a value that an attribute can have; null if no conversion is needed.</summary>
    public Func<object, object?>? Unwrap { get; set; }

    /// <summary>Opens the output file; null for the default way.</summary>
    internal Func<string, FileStream>? OpenDraft { get; set; }
}
