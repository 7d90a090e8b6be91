using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UserMigration.Engine.Csv;

namespace UserMigration.Engine.Tests.Csv;

/// <summary>A folder to write datafiles into.</summary>
internal sealed class WrittenFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;

    /// <summary>Makes the folder.</summary>
    /// <param name="isSynced">Whether the disk has to keep the file, as it does where a user writes it.</param>
    public WrittenFile(bool isSynced = true)
    {
        Path = System.IO.Path.Combine(_folder, "out.csv");
        Options.OpenDraft = isSynced ? null : path => new UnsyncedFile(path);
    }

    /// <summary>The file that is written.</summary>
    public string Path { get; }

    public DatafileWriteOptions Options { get; } = new DatafileWriteOptions();

    /// <summary>Everything in the folder but the file.</summary>
    public string[] Others => Directory.GetFiles(_folder).Where(file => file != Path).ToArray();

    public string Text => File.ReadAllText(Path);

    /// <summary>Writes records.</summary>
    public DatafileSummary Write(params IEnumerable<MigrationRecord> records)
    {
        using DatafileWriter writer = DatafileWriter.Create(Path, Options);
        foreach (MigrationRecord record in records)
        {
            writer.Write(record);
        }

        return writer.Commit()!;
    }

    /// <summary>Reads the file.</summary>
    public MigrationRecord[] Read()
    {
        using Datafiles files = Datafiles.Open([Path], new CsvReadOptions { Delimiter = Options.Delimiter });
        return files.Read(1, long.MaxValue, default).ToArray();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
