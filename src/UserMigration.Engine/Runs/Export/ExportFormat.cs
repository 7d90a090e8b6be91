using UserMigration.Engine.Csv.Ndjson;
using UserMigration.Engine.Files;
using UserMigration.Engine.OpenPgp;

namespace UserMigration.Engine.Runs.Export;

/// <summary>The format of an export, by the name of its file: .csv, .ndjson or .jsonl; then .gz; then .gpg, .pgp or .asc.</summary>
internal sealed class ExportFormat
{
    private ExportFormat(bool isCsv, bool isCompressed, bool isEncrypted)
    {
        IsCsv = isCsv;
        IsCompressed = isCompressed;
        IsEncrypted = isEncrypted;
    }

    /// <summary>Whether the users are rows of a datafile; otherwise, each is a JSON object in a line.</summary>
    public bool IsCsv { get; }

    /// <summary>Whether the file is compressed with gzip.</summary>
    public bool IsCompressed { get; }

    /// <summary>Whether the file is encrypted with OpenPGP.</summary>
    public bool IsEncrypted { get; }

    /// <summary>Gets the format of a file.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="protection">How it is to be encrypted; null if that was not specified.</param>
    /// <exception cref="MigrationException">The name says nothing about the format, or contradicts the protection.</exception>
    public static ExportFormat Of(string path, OpenPgpWriteOptions? protection)
    {
        bool isEncrypted = OpenPgpNames.IsEncrypted(path);
        string name = isEncrypted ? OpenPgpNames.Unprotect(path) : path;
        bool isCompressed = FilePaths.HasExtension(name, ".gz");
        name = isCompressed ? name.Substring(0, name.Length - ".gz".Length) : name;
        bool isCsv = FilePaths.HasExtension(name, ".csv");
        if (!isCsv && !NdjsonReader.IsFor(name))
        {
            throw new MigrationException(
                "ExportFileType",
                MigrationFault.InvalidArgument,
                $"The name '{path}' does not say in which format to write users. Specify a name that ends with .ndjson, .jsonl or .csv, with .gz after it for "
                    + "compression, and with .gpg, .pgp or .asc at the end for encryption.",
                path,
                exitCode: 5);
        }

        if (isEncrypted)
        {
            EncryptingStream.Check(protection ?? new OpenPgpWriteOptions());
        }
        else if (protection is not null)
        {
            throw new MigrationException(
                "PassphraseUnused",
                MigrationFault.InvalidArgument,
                $"The file '{path}' would not be encrypted, because its name does not end with .gpg, .pgp or .asc. Change the name, or omit -Passphrase and -Recipient.",
                path,
                exitCode: 5);
        }

        return new ExportFormat(isCsv, isCompressed, isEncrypted);
    }
}
