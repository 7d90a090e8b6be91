using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using UserMigration.Engine.Values;

namespace UserMigration.Infrastructure;

/// <summary>
/// A map in a .psd1: a hashtable with the parts Map, Transform, EmptyValue, OnInvalidValue and OmitPasswordKind. It is read as data in PowerShell's
/// restricted form, and nothing in it is run.
/// </summary>
internal sealed class MapFile
{
    private static readonly string[] s_parts = { "Map", "Transform", "EmptyValue", "OnInvalidValue", "OmitPasswordKind" };

    private static readonly DataFile s_kind = new DataFile(
        "map", "MapFileNotFound", "MapFileInvalid", "Specify scriptblocks with -Transform, or use a hashtable for -Map.");

    private readonly string _path;

    private MapFile(string path)
    {
        _path = path;
    }

    /// <summary>The part Map.</summary>
    public IDictionary Map { get; private set; } = new Hashtable();

    /// <summary>The part Transform.</summary>
    public IDictionary Transform { get; private set; } = new Hashtable();

    /// <summary>The part EmptyValue, or null.</summary>
    public EmptyValue? EmptyValue { get; private set; }

    /// <summary>The part OnInvalidValue.</summary>
    public IDictionary OnInvalidValue { get; private set; } = new Hashtable();

    /// <summary>The part OmitPasswordKind.</summary>
    public IReadOnlyList<string> OmitPasswordKind { get; private set; } = Array.Empty<string>();

    /// <summary>Reads the value of -Map: a hashtable, which is only the part Map, or the path of a file.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="given">The value of -Map, or null.</param>
    /// <exception cref="MigrationException">The value is neither, or the file can't be read.</exception>
    public static MapFile Read(PSCmdlet command, object? given) => ScriptValue.Bare(given) switch
    {
        null => new MapFile(string.Empty),
        IDictionary map => new MapFile(string.Empty) { Map = map },
        FileInfo file => ReadFile(file.FullName),
        string path when path.Length > 0 => ReadFile(s_kind.Resolve(command, path)),
        _ => throw new MigrationException(
            "MapEntryInvalid", MigrationFault.InvalidArgument, "-Map must be a hashtable, or the path of a .psd1 file that contains one."),
    };

    private static MapFile ReadFile(string path)
    {
        MapFile file = new MapFile(path);
        file.Fill(s_kind.Read(path));
        return file;
    }

    private void Fill(HashtableAst table)
    {
        IDictionary parts = s_kind.Evaluate(table, _path);
        foreach (DictionaryEntry part in parts)
        {
            string name = InvariantFormatter.Write(part.Key)!;
            int line = DataFile.LineOf(table, name);
            switch (s_parts.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                case "Map":
                    Map = part.Value as IDictionary ?? throw Invalid(line, "The part Map must be a hashtable.");
                    break;
                case "Transform":
                    Transform = part.Value as IDictionary ?? throw Invalid(line, "The part Transform must be a hashtable.");
                    break;
                case "EmptyValue":
                    EmptyValue = Enum.TryParse(part.Value as string, ignoreCase: true, out EmptyValue known) && Enum.IsDefined(typeof(EmptyValue), known)
                        ? known
                        : throw Invalid(line, $"The part EmptyValue must be one of {string.Join(", ", Enum.GetNames(typeof(EmptyValue)))}.");
                    break;
                case "OnInvalidValue":
                    OnInvalidValue = part.Value as IDictionary ?? throw Invalid(line, "The part OnInvalidValue must be a hashtable.");
                    break;
                case "OmitPasswordKind":
                    OmitPasswordKind = ScriptValue.Many(part.Value).Select(kind => InvariantFormatter.Write(kind) ?? string.Empty).ToArray();
                    break;
                default:
                    throw Invalid(line, $"The part '{name}' does not exist. A map file has the parts {string.Join(", ", s_parts)}. Put columns and attributes into the part Map.");
            }
        }
    }

    private MigrationException Invalid(int line, string reason) => s_kind.Invalid(_path, line, reason);
}
