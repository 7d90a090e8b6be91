using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Files;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Drafting;

/// <summary>Writes the file of a map, completely or not at all.</summary>
public sealed class MapFileWriter
{
    private readonly string _path;
    private readonly IReadOnlyList<string> _sources;
    private readonly OutputOptions _options;

    /// <summary>Creates a writer.</summary>
    /// <param name="path">The full path of the file.</param>
    /// <param name="sources">The full paths of the datafiles; at least one.</param>
    /// <param name="options">What happens with an existing file.</param>
    public MapFileWriter(string path, IReadOnlyList<string> sources, OutputOptions options)
    {
        _path = path ?? throw new ArgumentNullException(nameof(path));
        _sources = sources ?? throw new ArgumentNullException(nameof(sources));
        _options = options ?? throw new ArgumentNullException(nameof(options));
    }

    /// <summary>Checks that the file can be written, before the datafiles are read.</summary>
    /// <exception cref="MigrationException">The file can't be written there.</exception>
    public void Check() => Open().Dispose();

    /// <summary>Writes the file, in UTF-8.</summary>
    /// <param name="map">The map; it receives the path.</param>
    /// <param name="drafter">The drafter of the map.</param>
    /// <param name="shownPath">The path as the user wrote it, for the comments.</param>
    /// <param name="reading">How the datafiles are read, for the comments.</param>
    /// <exception cref="MigrationException">The file can't be written.</exception>
    public void Write(MigrationMap map, MapDrafter drafter, string shownPath, CsvReadOptions reading)
    {
        if (map is null)
        {
            throw new ArgumentNullException(nameof(map));
        }

        byte[] bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(
            MapText.Create(map, drafter ?? throw new ArgumentNullException(nameof(drafter)), WriteImport(reading), shownPath));
        using FileOutput output = Open();
        output.Write(stream => stream.Write(bytes, 0, bytes.Length));
        output.Commit();
        map.Path = _path;
    }

    private string WriteImport(CsvReadOptions reading)
    {
        string files = ImportCommand.Paths(_sources.Select(source => PowerShellText.ToLine(System.IO.Path.GetFileName(source))));
        return "Import-MigrationCsv " + files + ImportCommand.Parameters(reading) + (reading.Encoding is null ? string.Empty : " -Encoding " + reading.Encoding.WebName);
    }

    private FileOutput Open()
    {
        string path = OutputTarget.Resolve(_path);
        return FileOutput.Create(_sources.FirstOrDefault(source => FilePaths.IsSame(OutputTarget.Resolve(source), path)) ?? _sources[0], path, _options);
    }
}
