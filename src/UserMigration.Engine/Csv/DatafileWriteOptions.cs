using System;
using System.IO;

namespace UserMigration.Engine.Csv;

/// <summary>How a datafile is written.</summary>
public sealed class DatafileWriteOptions
{
    /// <summary>The character between two fields; ASCII. A comma unless set.</summary>
    public char Delimiter { get; set; } = ',';

    /// <summary>Whether the file starts with a byte order mark.</summary>
    public bool HasMark { get; set; }

    /// <summary>Whether a file that is there is an error.</summary>
    public bool KeepsOld { get; set; }

    /// <summary>Whether a file that is there and read-only is replaced.</summary>
    public bool ReplacesReadOnly { get; set; }

    /// <summary>
    /// Whether the file is for a spreadsheet: values that one would run as formulas are led by an apostrophe, each field
    /// is quoted, rows end in carriage return and line feed, and a byte order mark comes first. Such a file is no
    /// datafile any more.
    /// </summary>
    public bool IsForSpreadsheet { get; set; }

    /// <summary>Turns what a script made into what an attribute can have; null where nothing needs it.</summary>
    public Func<object, object?>? Unwrap { get; set; }

    /// <summary>Opens the file that is written; null for the usual one.</summary>
    internal Func<string, FileStream>? OpenDraft { get; set; }
}
