using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Files;
using UserMigration.Engine.OpenPgp;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.HandOff.Packages;

/// <summary>
/// Creates the package of a datafile for a migration service, in two steps: <see cref="Check"/> reads the file and decides whether it can be
/// packed, <see cref="Write"/> encrypts it.
/// </summary>
public sealed class Packager : IDisposable
{
    private const int MostWarnings = 10;

    // What Import-MigrationCsv reads with -Delimiter, -SkipLine or -Encoding.
    private static readonly string[] s_readable =
    {
        DatafileRules.HeaderDelimiter.Id, DatafileRules.HeaderTitleLine.Id, DatafileRules.HeaderTypeLine.Id,
    };

    private readonly PackageOptions _options;
    private readonly HandOffService _service;
    private readonly PackageScan _scan;
    private readonly List<string> _warnings = new List<string>();
    private PackageManifest? _sample;

    /// <summary>Creates a packager.</summary>
    /// <param name="options">What is packed, and how.</param>
    /// <exception cref="MigrationException">The vendor has no migration service, or there is no passphrase, or the schema is that of another kind of store.</exception>
    public Packager(PackageOptions options)
    {
        _options = options ?? throw new ArgumentNullException(nameof(options));
        _service = options.Target.HandOff ?? throw PackageErrors.NoService(options.Target.Target);
        EncryptingStream.Check(options.Encryption);
        _scan = new PackageScan(options, _service);
        string name = Path.GetFileName(options.Path);
        string stem = Path.GetFileNameWithoutExtension(name);
        string addition = options.After is null ? ".sample" : string.Empty;
        string extension = options.Encryption.IsArmored ? ".asc" : ".gpg";
        EncryptedPath = Path.Combine(options.Folder, stem + addition + Path.GetExtension(name) + extension);
        ManifestPath = Path.Combine(options.Folder, stem + addition + ".manifest.json");
        ClearPath = options.KeepsClear && options.After is null ? Path.Combine(options.Folder, stem + addition + Path.GetExtension(name)) : null;
    }

    /// <summary>The encrypted file; the full path.</summary>
    public string EncryptedPath { get; }

    /// <summary>The manifest; the full path.</summary>
    public string ManifestPath { get; }

    /// <summary>The sample without encryption; the full path, or null.</summary>
    public string? ClearPath { get; }

    /// <summary>What the user should know before the package is used.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>The number of records that the package will have.</summary>
    public long Records => _options.After is null ? _scan.Sample.Count : _scan.Profile.Records;

    /// <summary>The rows of a sample that show everything that the file shows; the other rows are random.</summary>
    public int NeededRows => _scan.NeededRows;

    /// <summary>Reads the datafile, and the sample before a production file. Nothing is written.</summary>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <exception cref="MigrationException">The file can't be packed.</exception>
    public void Check(CancellationToken cancellationToken)
    {
        OutputOptions output = Output;
        foreach (string path in new[] { EncryptedPath, ManifestPath, ClearPath }.Where(path => path is not null).Select(path => path!))
        {
            OutputTarget.Check(OutputTarget.Resolve(path), output.KeepsOld, output.ReplacesReadOnly);
        }

        if (!Directory.Exists(_options.Folder))
        {
            throw PackageErrors.FolderMissing(_options.Folder);
        }

        if (_options.After is { } after)
        {
            CheckSample(after, cancellationToken);
        }

        Read(cancellationToken);
        if (_scan.EncodingWarning is { } encoding)
        {
            _warnings.Add(encoding);
        }

        PackageProfile profile = _scan.Profile;
        if (profile.Records == 0)
        {
            throw PackageErrors.Empty(_options.Path);
        }

        if (_sample is not null)
        {
            Compare(_sample.Profile, profile);
        }

        bool isInvalid = profile.Invalid > 0 || _scan.HeaderIssues.Any(issue => issue.Severity == IssueSeverity.Error);
        if (isInvalid && !_options.AllowsInvalid)
        {
            throw PackageErrors.Invalid(_options.Path, profile, _scan.HeaderIssues, _service.Name, _scan.EncodingWarning);
        }

        Warn(profile, isInvalid);
    }

    /// <summary>Encrypts the file or its sample, verifies the encrypted file, and writes the manifest.</summary>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <exception cref="MigrationException">A file can't be written, or the datafile was changed after <see cref="Check"/>.</exception>
    public MigrationPackage Write(CancellationToken cancellationToken)
    {
        PackageProfile profile = _scan.Profile;
        bool isSample = _sample is null && _options.After is null;
        OpenPgpResult encrypted = Protect(isSample, cancellationToken);
        PackageManifest manifest = new PackageManifest(isSample ? PackageManifest.Sample : PackageManifest.Production, _options.Target.Target.ToString(), profile)
        {
            Created = _options.Time.GetUtcNow(),
            EncryptedName = Path.GetFileName(EncryptedPath),
            Encrypted = encrypted,
            HasPassphrase = _options.Encryption.Passphrase is not null,
            Recipients = _options.Encryption.Recipients.Count,
            Seed = _options.Seed,
            Rows = isSample ? _scan.Sample.Select(row => row.RecordNumber).ToArray() : Array.Empty<long>(),
            After = Path.GetFileName(_options.After),
            AfterSha256 = _sample?.Encrypted!.EncryptedSha256,
        };
        byte[] json = manifest.ToBytes();
        WriteFile(ManifestPath, stream => stream.Write(json, 0, json.Length));
        if (ClearPath is not null)
        {
            using Stream clear = OpenSample();
            WriteFile(ClearPath, clear.CopyTo);
        }

        return new MigrationPackage(_options.Path, EncryptedPath, ManifestPath)
        {
            IsSample = isSample,
            ClearPath = ClearPath,
            Records = Records,
            SourceRecords = profile.Records,
            Invalid = profile.Invalid,
            Size = encrypted.EncryptedSize,
            Sha256 = encrypted.EncryptedSha256,
            ClearSha256 = encrypted.ClearSha256,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _scan.Dispose();

    private void Read(CancellationToken cancellationToken)
    {
        try
        {
            _scan.Read(cancellationToken);
        }
        catch (MigrationException exception) when (s_readable.Contains(exception.ErrorId))
        {
            throw PackageErrors.NotAsItIs(exception, _options.Path);
        }
    }

    private OutputOptions Output => new OutputOptions { KeepsOld = _options.KeepsOld, ReplacesReadOnly = _options.IsForced };

    private OpenPgpResult Protect(bool isSample, CancellationToken cancellationToken)
    {
        _options.Encryption.Name = Path.GetFileNameWithoutExtension(EncryptedPath);
        return OpenPgpFile.Protect(
            isSample ? OpenSample() : InputFile.Open(_options.Path),
            _options.Path,
            EncryptedPath,
            _options.Encryption,
            Output,
            _options.Time,
            sha256 => CheckUnchanged(isSample ? null : sha256),
            (_, share) => _options.Progress(_scan.Profile.Records, share),
            cancellationToken);
    }

    private void CheckUnchanged(string? sha256)
    {
        if ((sha256 is not null && sha256 != _scan.Profile.Sha256) || new FileInfo(_options.Path).LastWriteTimeUtc != _scan.WrittenAt)
        {
            throw PackageErrors.Changed(_options.Path);
        }
    }

    // The positions of rows are those of the file that was checked.
    private SampleStream OpenSample()
    {
        Stream file = InputFile.Open(_options.Path);
        if (file.Length != _scan.Profile.Size)
        {
            file.Dispose();
            throw PackageErrors.Changed(_options.Path);
        }

        return new SampleStream(file, _scan.HeaderSize, _scan.Sample, LineBreakFinder.BytesOf(_scan.Profile.LineBreak));
    }

    private void WriteFile(string path, Action<Stream> write)
    {
        using FileOutput output = FileOutput.Create(_options.Path, path, Output);
        output.Write(write);
        output.Commit();
    }

    // Only the passphrase of the sample decrypts the sample.
    private void CheckSample(string after, CancellationToken cancellationToken)
    {
        _sample = PackageManifest.ReadSample(after);
        if (_sample.Target != _options.Target.Target.ToString())
        {
            throw PackageErrors.OtherTarget(after, _sample.Target);
        }

        string path = Path.Combine(Path.GetDirectoryName(after)!, _sample.EncryptedName);
        if (!File.Exists(path))
        {
            if (!_options.IsForced)
            {
                throw PackageErrors.SampleMissing(path);
            }

            _warnings.Add($"The encrypted sample '{path}' does not exist, so the passphrase was not compared with that of the sample.");
            return;
        }

        if (!_sample.HasPassphrase || _options.Encryption.Passphrase is null)
        {
            _warnings.Add("The sample or this file is encrypted to public keys only, so it was not checked whether the same people can decrypt both.");
            return;
        }

        try
        {
            OpenPgpResult found = OpenPgpFile.Verify(path, new OpenPgpReadOptions { Passphrase = _options.Encryption.Passphrase }, null, cancellationToken);
            if (found.EncryptedSha256 != _sample.Encrypted!.EncryptedSha256)
            {
                throw PackageErrors.SampleChanged(path);
            }
        }
        catch (MigrationException exception) when (exception.ErrorId == "PassphraseWrong")
        {
            throw PackageErrors.PassphraseDiffers(path, exception);
        }
    }

    private void Compare(PackageProfile before, PackageProfile now)
    {
        IReadOnlyList<string> differences = FormatComparison.FindDifferences(before, now);
        if (differences.Count > 0 && !_options.IsForced)
        {
            throw PackageErrors.FormatDiffers(_options.Path, differences);
        }

        if (differences.Count > 0)
        {
            _warnings.Add($"The format differs from that of the sample: {string.Join("; ", differences)}. Tell the vendor before the file is imported.");
        }

        IReadOnlyList<string> news = FormatComparison.FindNews(before, now);
        if (news.Count > 0)
        {
            _warnings.Add($"The sample's file did not show what this file shows: {string.Join("; ", news)}. Check these values after the import.");
        }
    }

    private void Warn(PackageProfile profile, bool isInvalid)
    {
        if (isInvalid)
        {
            _warnings.Add(FormattableString.Invariant($"{profile.Invalid:N0} of {profile.Records:N0} records {(profile.Invalid == 1 ? "has" : "have")} an Error ({profile.Describe(IssueSeverity.Error, MostWarnings)}). ")
                + "The service may refuse them.");
        }

        if (profile.Describe(IssueSeverity.Warning, MostWarnings) is { Length: > 0 } rules)
        {
            _warnings.Add($"The file has Warnings ({rules}). To see them, use Import-MigrationCsv and Test-MigrationRecord.");
        }

        long clear = profile.HashKinds.TryGetValue(PasswordHashKind.ClearText, out long count) ? count : 0;
        if (clear > 0)
        {
            _warnings.Add(FormattableString.Invariant($"{clear:N0} {(clear == 1 ? "password is" : "passwords are")} in clear text, or in a format that is unknown here. Ask the vendor how to deliver {(clear == 1 ? "it" : "them")}."));
        }

        if (profile.Records > _service.MostRecords)
        {
            _warnings.Add(FormattableString.Invariant($"The file has {profile.Records:N0} records. {_service.Name} imports up to {_service.MostRecords:N0}. Agree on the size with the vendor, or split the file."));
        }
    }
}
