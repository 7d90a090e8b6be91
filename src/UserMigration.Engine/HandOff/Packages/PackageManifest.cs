using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using UserMigration.Engine.Files;
using UserMigration.Engine.OpenPgp;

namespace UserMigration.Engine.HandOff.Packages;

/// <summary>
/// The description of a package, as JSON: what the datafile is like, which rows a sample has, and the digests of all files. It contains
/// no value of a record, so it can be sent with the package.
/// </summary>
internal sealed class PackageManifest
{
    /// <summary>The purpose of a sample.</summary>
    public const string Sample = "sample";

    /// <summary>The purpose of a production file.</summary>
    public const string Production = "production";

    private const string Format = "UserMigration.Package";
    private const int Version = 1;
    private const int Largest = 16 * 1024 * 1024;

    private static readonly JsonWriterOptions s_writing = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Creates a manifest.</summary>
    /// <param name="purpose">The purpose: <see cref="Sample"/> or <see cref="Production"/>.</param>
    /// <param name="target">The kind of store.</param>
    /// <param name="profile">What the datafile is like.</param>
    public PackageManifest(string purpose, string target, PackageProfile profile)
    {
        Purpose = purpose;
        Target = target;
        Profile = profile;
    }

    /// <summary>The purpose: <see cref="Sample"/> or <see cref="Production"/>.</summary>
    public string Purpose { get; }

    /// <summary>The kind of store.</summary>
    public string Target { get; }

    /// <summary>What the datafile is like.</summary>
    public PackageProfile Profile { get; }

    /// <summary>When the package was created.</summary>
    public DateTimeOffset Created { get; set; }

    /// <summary>The name of the encrypted file, without its folder.</summary>
    public string EncryptedName { get; set; } = string.Empty;

    /// <summary>The sizes and digests of the encrypted file and its content.</summary>
    public OpenPgpResult? Encrypted { get; set; }

    /// <summary>How many public keys the file was encrypted to.</summary>
    public int Recipients { get; set; }

    /// <summary>Whether the file can be decrypted with a passphrase.</summary>
    public bool HasPassphrase { get; set; }

    /// <summary>The seed of a sample.</summary>
    public int Seed { get; set; }

    /// <summary>The record numbers of the rows of a sample.</summary>
    public IReadOnlyList<long> Rows { get; set; } = Array.Empty<long>();

    /// <summary>The name of the sample's manifest, for a production package; null for a sample.</summary>
    public string? After { get; set; }

    /// <summary>The SHA-256 of the sample's encrypted file, for a production package; null for a sample.</summary>
    public string? AfterSha256 { get; set; }

    /// <summary>Converts the manifest to JSON.</summary>
    public byte[] ToBytes()
    {
        using MemoryStream stream = new MemoryStream();
        using (Utf8JsonWriter json = new Utf8JsonWriter(stream, s_writing))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteNumber("version", Version);
            json.WriteString("purpose", Purpose);
            json.WriteString("target", Target);
            json.WriteString("created", Created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
            ManifestProfile.Write(json, Profile);
            WriteSample(json);
            json.WriteStartObject("encrypted");
            json.WriteString("name", EncryptedName);
            json.WriteNumber("size", Encrypted!.EncryptedSize);
            json.WriteString("sha256", Encrypted.EncryptedSha256);
            json.WriteNumber("clearSize", Encrypted.ClearSize);
            json.WriteString("clearSha256", Encrypted.ClearSha256);
            json.WriteBoolean("passphrase", HasPassphrase);
            json.WriteNumber("recipients", Recipients);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>Reads the manifest of a sample.</summary>
    /// <param name="path">The full path.</param>
    /// <exception cref="MigrationException">The file does not exist, or is not the manifest of a sample.</exception>
    public static PackageManifest ReadSample(string path)
    {
        string? text;
        try
        {
            text = SmallFile.ReadText(path, Largest);
        }
        catch (Exception exception) when (MissingFile.Is(exception))
        {
            throw new MigrationException("DatafileNotFound", MigrationFault.NotFound, $"The file '{path}' does not exist. Check the path.", path, exception);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw PackageErrors.ManifestInvalid(path, exception);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text ?? string.Empty);
            JsonElement json = document.RootElement;
            JsonElement file = json.GetProperty("encrypted");
            PackageManifest manifest = new PackageManifest(ManifestProfile.Text(json, "purpose"), ManifestProfile.Text(json, "target"), ManifestProfile.Read(json))
            {
                EncryptedName = ManifestProfile.Text(file, "name"),
                HasPassphrase = file.GetProperty("passphrase").GetBoolean(),
                Encrypted = new OpenPgpResult(
                    file.GetProperty("clearSize").GetInt64(),
                    ManifestProfile.Text(file, "clearSha256"),
                    file.GetProperty("size").GetInt64(),
                    ManifestProfile.Text(file, "sha256"),
                    isSigned: false),
            };
            bool isSample = json.GetProperty("format").GetString() == Format && json.GetProperty("version").GetInt32() == Version && manifest.Purpose == Sample;
            return isSample && manifest.EncryptedName.Length > 0 && manifest.EncryptedName == Path.GetFileName(manifest.EncryptedName) ? manifest : throw PackageErrors.ManifestInvalid(path, null);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            throw PackageErrors.ManifestInvalid(path, exception);
        }
    }

    private void WriteSample(Utf8JsonWriter json)
    {
        if (Purpose == Sample)
        {
            json.WriteStartObject("sample");
            json.WriteNumber("records", Rows.Count);
            json.WriteNumber("seed", Seed);
            json.WriteString("rows", string.Join(" ", Rows.Select(row => row.ToString(System.Globalization.CultureInfo.InvariantCulture))));
            json.WriteEndObject();
        }
        else
        {
            json.WriteStartObject("after");
            json.WriteString("manifest", After);
            json.WriteString("encryptedSha256", AfterSha256);
            json.WriteEndObject();
        }
    }
}
