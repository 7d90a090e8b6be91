using System;
using System.IO;
using System.Threading;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Files;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Sampling;

/// <summary>Writes sample datafiles. The users are invented and their addresses reserved (RFC 2606).</summary>
public static class SampleFile
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Writes a file.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="options">What it is like.</param>
    /// <param name="replace">Whether a file that is there is replaced.</param>
    /// <param name="cancellationToken">Stops; the file then ends early.</param>
    /// <exception cref="MigrationException">The file is there, or can't be written.</exception>
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

            // A link in its place is replaced, and what it leads to is left alone.
            using DraftFile draft = new DraftFile(path, draftPath => new FileStream(draftPath, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize));
            Write(draft.Stream, options, cancellationToken);
            draft.Commit();
        }
        catch (IOException exception) when (!replace && File.Exists(path))
        {
            throw new MigrationException(
                "SampleFileExists",
                MigrationFault.WriteFailed,
                $"The file '{path}' is there. Name another one, or replace it with -Force.",
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

    /// <summary>Writes a sample.</summary>
    /// <param name="output">Where it goes; left open.</param>
    /// <param name="options">What it is like.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static void Write(Stream output, SampleOptions options, CancellationToken cancellationToken)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        SampleShape shape = options.Shape;
        SeededRandom random = new SeededRandom(options.Seed);
        using RowWriter writer = new RowWriter(output, leaveOpen: true);
        writer.WriteRow(shape.Columns);
        for (int number = 1; number <= options.Count && !cancellationToken.IsCancellationRequested; number++)
        {
            string[] fields = shape.Make(random, number);
            if (random.NextShare() < options.DefectRate)
            {
                fields = shape.Spoil(random.Next(shape.Defects), fields);
            }

            writer.WriteRow(fields);
        }
    }
}
