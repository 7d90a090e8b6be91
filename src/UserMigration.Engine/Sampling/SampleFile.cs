using System;
using System.IO;
using System.Threading;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Files;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Sampling;

/// <summary>Writes sample datafiles. The users are fictitious, and their addresses use reserved domains (RFC 2606).</summary>
public static class SampleFile
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Writes a sample to a file.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="options">The options for the sample.</param>
    /// <param name="replace">Whether an existing file is replaced.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The file is then incomplete.</param>
    /// <exception cref="MigrationException">The file already exists, or can't be written.</exception>
    public static void Write(string path, SampleOptions options, bool replace, CancellationToken cancellationToken)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        try
        {
            if (!replace)
            {
                using FileStream file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize);
                Write(file, options, cancellationToken);
                return;
            }

            // If the path is a link, the link is replaced, and its target is unchanged.
            using DraftFile draft = new DraftFile(path, draftPath => new FileStream(draftPath, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize));
            Write(draft.Stream, options, cancellationToken);
            draft.Commit();
        }
        catch (IOException exception) when (!replace && File.Exists(path))
        {
            throw new MigrationException(
                "SampleFileExists",
                MigrationFault.WriteFailed,
                $"The file '{path}' already exists. Choose another name, or use -Force to replace it.",
                path,
                exception);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw new MigrationException(
                "SampleWriteFailed",
                MigrationFault.WriteFailed,
                $"The file '{path}' can't be written: {exception.Message}",
                path,
                exception);
        }
    }

    /// <summary>Writes a sample to a stream.</summary>
    /// <param name="output">The stream, which is left open.</param>
    /// <param name="options">The options for the sample.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    public static void Write(Stream output, SampleOptions options, CancellationToken cancellationToken)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        SampleLayout shape = options.Shape;
        SeededRandom random = new SeededRandom(options.Seed);
        using RowWriter writer = new RowWriter(output, leaveOpen: true);
        writer.WriteRow(shape.Columns);
        for (int number = 1; number <= options.Count && !cancellationToken.IsCancellationRequested; number++)
        {
            string[] fields = shape.Create(random, number);
            if (random.NextShare() < options.DefectRate)
            {
                fields = shape.Spoil(random.Next(shape.Defects), fields);
            }

            writer.WriteRow(fields);
        }
    }
}
