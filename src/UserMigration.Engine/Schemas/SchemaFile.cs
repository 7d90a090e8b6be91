using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text.Json;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Schemas;

/// <summary>
/// Reads and writes schema files in JSON, for work without a connection to the store. <see cref="SchemaReader"/> reads their
/// content.
/// </summary>
public static class SchemaFile
{
    private const int Largest = 64 * 1024 * 1024;

    /// <summary>Reads a schema from a file.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="dialects">The schema dialects of all kinds of store.</param>
    /// <exception cref="MigrationException">The file does not exist, can't be read, or is not a schema.</exception>
    internal static IdentitySchema Read(string path, IReadOnlyList<SchemaDialect> dialects)
    {
        string text = ReadText(path);
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return SchemaReader.ReadSaved(document.RootElement, path, dialects);
        }
        catch (JsonException exception)
        {
            throw SchemaErrors.NotJson(path, exception);
        }
    }

    /// <summary>
    /// Writes a schema to a file: the answer of the store, the address of the store, and the time. The file is written completely
    /// or not at all, and only its owner can read it.
    /// </summary>
    /// <param name="path">The full path.</param>
    /// <param name="schema">The schema, as a store returned it.</param>
    /// <param name="replace">Whether an existing file is replaced.</param>
    /// <exception cref="MigrationException">The file already exists, or can't be written.</exception>
    public static void Write(string path, IdentitySchema schema, bool replace)
    {
        if (path is null)
        {
            throw new ArgumentNullException(nameof(path));
        }

        byte[] bytes = ToJson(schema ?? throw new ArgumentNullException(nameof(schema)));
        if (!replace && File.Exists(path))
        {
            throw SchemaErrors.FileExists(path, null);
        }

        string draft = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            using (FileStream file = OwnerOnly.CreatePrivateFile(draft))
            {
                file.Write(bytes, 0, bytes.Length);
                file.Flush(flushToDisk: true);
            }

            Place(draft, path, replace);
        }
        catch (IOException exception) when (!replace && File.Exists(path))
        {
            File.Delete(draft);
            throw SchemaErrors.FileExists(path, exception);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            Discard(draft);
            throw SchemaErrors.WriteFailed(path, exception);
        }
    }

    private static void Place(string draft, string path, bool replace)
    {
        if (replace)
        {
            OwnerOnly.Replace(draft, path);
        }
        else
        {
            File.Move(draft, path);
        }
    }

    private static void Discard(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            // The first failure is the one that is reported.
        }
    }

    private static string ReadText(string path)
    {
        try
        {
            // A file that PowerShell wrote may be UTF-16, which its byte order mark shows.
            return SmallFile.ReadText(path, Largest) ?? throw SchemaErrors.TooLarge(path);
        }
        catch (Exception exception) when (MissingFile.Is(exception))
        {
            throw SchemaErrors.NotFound(path, exception);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw SchemaErrors.OpenFailed(path, exception);
        }
    }

    private static byte[] ToJson(IdentitySchema schema)
    {
        string json = schema.GetJson() ?? throw new ArgumentException("The schema must be one that a store returned.", nameof(schema));
        using MemoryStream stream = new MemoryStream();
        using (Utf8JsonWriter writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        using (JsonDocument document = JsonDocument.Parse(json))
        {
            writer.WriteStartObject();
            writer.WriteString("target", schema.Target.ToString());
            writer.WriteString("entityType", schema.EntityType);
            writer.WriteString("uri", schema.Uri?.ToString());
            if (schema.RetrievedAt is { } time)
            {
                writer.WriteString("retrievedAt", time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            }

            writer.WritePropertyName("schema");
            document.RootElement.WriteTo(writer);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }
}
