using System;
using System.Collections.Generic;
using UserMigration.Engine.Csv;

namespace UserMigration.Engine.HandOff.Results;

/// <summary>Specifies which result files are joined with which datafile.</summary>
public sealed class ResultImportOptions
{
    /// <summary>Creates the options.</summary>
    /// <param name="source">The full path of the datafile that was migrated.</param>
    /// <param name="paths">The full paths of the result files, or of folders that contain them.</param>
    public ResultImportOptions(string source, IReadOnlyList<string> paths)
    {
        Source = source ?? throw new ArgumentNullException(nameof(source));
        Paths = paths ?? throw new ArgumentNullException(nameof(paths));
    }

    /// <summary>The full path of the datafile that was migrated.</summary>
    public string Source { get; }

    /// <summary>The full paths of the result files, or of folders that contain them.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>How the datafile is read.</summary>
    public CsvReadOptions Reading { get; set; } = new CsvReadOptions();

    /// <summary>The character that separates fields in the result files; null to recognize it.</summary>
    public char? ResultDelimiter { get; set; }

    /// <summary>What line numbers in the result files count; null to find out.</summary>
    public ResultNumbering? LineIs { get; set; }

    /// <summary>Called now and then with the number of records that were read so far, and the share of the work that is done.</summary>
    public Action<long, double?> Progress { get; set; } = (_, _) => { };
}
