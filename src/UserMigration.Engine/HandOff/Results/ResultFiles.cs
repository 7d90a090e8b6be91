using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;

namespace UserMigration.Engine.HandOff.Results;

/// <summary>The result files of one import, and an index of their rows.</summary>
internal sealed class ResultFiles : IDisposable
{
    private const int CheckEvery = 4096;

    private static readonly Regex s_named = new Regex(
        "^((update|delete)_)?(success|fail)[^/\\\\]*\\.csv$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private readonly List<ResultFile> _files = new List<ResultFile>();

    /// <summary>The rows that name records.</summary>
    public ResultGroup ByRecord { get; } = new ResultGroup();

    /// <summary>The rows that name lines.</summary>
    public ResultGroup ByLine { get; } = new ResultGroup();

    /// <summary>The full paths.</summary>
    public IReadOnlyList<string> Paths => _files.ConvertAll(file => file.Path);

    /// <summary>The lines that are not rows.</summary>
    public ResultRejects Rejects { get; } = new ResultRejects();

    /// <summary>The number of rows, and of lines that are not rows.</summary>
    public long Rows { get; private set; }

    /// <summary>Opens result files, and reads where their rows are.</summary>
    /// <param name="options">The files.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <exception cref="MigrationException">A file can't be opened, or is not a result file.</exception>
    public static ResultFiles Open(ResultImportOptions options, CancellationToken cancellationToken)
    {
        ResultFiles files = new ResultFiles();
        try
        {
            foreach (string path in options.Paths.SelectMany(Expand).Distinct(StringComparer.Ordinal))
            {
                files._files.Add(ResultFile.Open(path, options.ResultDelimiter));
                if (files._files.Count > ResultPlace.MostFiles)
                {
                    throw ResultErrors.TooMany();
                }
            }

            for (int i = 0; i < files._files.Count; i++)
            {
                files.Index(i, cancellationToken);
            }

            files.ByRecord.Index.Sort();
            files.ByLine.Index.Sort();
            return files;
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    /// <summary>Gets the file of a row.</summary>
    /// <param name="place">Where the row is.</param>
    public ResultFile FileOf(ulong place) => _files[ResultPlace.FileOf(place)];

    /// <inheritdoc/>
    public void Dispose() => _files.ForEach(file => file.Dispose());

    private static IEnumerable<string> Expand(string path)
    {
        if (!Directory.Exists(path))
        {
            return new[] { path };
        }

        string[] found = Directory.GetFiles(path).Where(file => s_named.IsMatch(Path.GetFileName(file))).OrderBy(file => file, StringComparer.Ordinal).ToArray();
        return found.Length > 0 ? found : throw new MigrationException(
            "DatafileNotFound", MigrationFault.NotFound, $"The folder '{path}' contains no success*.csv or fail*.csv. Specify the result files.", path);
    }

    private void Index(int number, CancellationToken cancellationToken)
    {
        ResultFile file = _files[number];
        while (file.Read())
        {
            if (++Rows % CheckEvery == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (file.Row is not { } row || (row.Record == 0 && row.Line == 0))
            {
                Rejects.Add(file.Path, file.Number, "is not a complete row of a result file");
                continue;
            }

            (row.Record > 0 ? ByRecord : ByLine).Add(row, ResultPlace.Pack(row.Status, number, file.Offset), file.Layout!.Batch >= 0);
        }
    }
}
