using System;

namespace UserMigration;

/// <summary>A package that was created for a migration service: an encrypted file and its manifest. It contains no value of a record.</summary>
public sealed class MigrationPackage
{
    /// <summary>Creates the description of a package.</summary>
    /// <param name="source">The datafile; the full path.</param>
    /// <param name="path">The encrypted file; the full path.</param>
    /// <param name="manifestPath">The manifest; the full path.</param>
    public MigrationPackage(string source, string path, string manifestPath)
    {
        Source = source ?? throw new ArgumentNullException(nameof(source));
        Path = path ?? throw new ArgumentNullException(nameof(path));
        ManifestPath = manifestPath ?? throw new ArgumentNullException(nameof(manifestPath));
    }

    /// <summary>Whether it is a sample; otherwise, it is the production file.</summary>
    public bool IsSample { get; init; }

    /// <summary>The datafile; the full path.</summary>
    public string Source { get; }

    /// <summary>The encrypted file; the full path.</summary>
    public string Path { get; }

    /// <summary>The manifest; the full path.</summary>
    public string ManifestPath { get; }

    /// <summary>The sample without encryption; the full path. Null if it was not asked for.</summary>
    public string? ClearPath { get; init; }

    /// <summary>The number of records in the encrypted file.</summary>
    public long Records { get; init; }

    /// <summary>The number of records in the datafile.</summary>
    public long SourceRecords { get; init; }

    /// <summary>The number of records in the datafile that have an Error.</summary>
    public long Invalid { get; init; }

    /// <summary>The size of the encrypted file, in bytes.</summary>
    public long Size { get; init; }

    /// <summary>The SHA-256 of the encrypted file, in lower-case hexadecimal.</summary>
    public string Sha256 { get; init; } = string.Empty;

    /// <summary>The SHA-256 of its content, in lower-case hexadecimal.</summary>
    public string ClearSha256 { get; init; } = string.Empty;

    /// <summary>How the encrypted file was sent; null if it was not sent.</summary>
    public MigrationFileTransfer? Transfer { get; set; }

    /// <summary>Returns the name of the encrypted file and the number of its records.</summary>
    public override string ToString() => FormattableString.Invariant($"{System.IO.Path.GetFileName(Path)}: {Records} records");
}
