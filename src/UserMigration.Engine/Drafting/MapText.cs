using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Drafting;

/// <summary>Writes a map as a file of PowerShell data, with comments that explain it.</summary>
internal sealed class MapText
{
    private const int Width = 118;
    private const string Indent = "        ";

    private readonly MigrationMap _map;
    private readonly MapDrafter _drafter;
    private readonly string _import;
    private readonly StringBuilder _text = new StringBuilder();

    private MapText(MigrationMap map, MapDrafter drafter, string import)
    {
        _map = map;
        _drafter = drafter;
        _import = import;
    }

    /// <summary>Writes a map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="drafter">The drafter of the map.</param>
    /// <param name="import">The command that reads the files.</param>
    /// <param name="path">The path of the map as the user wrote it.</param>
    public static string Create(MigrationMap map, MapDrafter drafter, string import, string path)
    {
        MapText text = new MapText(map, drafter, import);
        text.WriteHead(path);
        text.WriteMap();
        text.WriteTransforms();
        return text._text.Append("}\n").ToString();
    }

    private void WriteHead(string path)
    {
        string files = string.Join(", ", _map.Sources.Select(source => PowerShellText.ToLine(Path.GetFileName(source)!)));
        Comment(string.Empty, Format("A map from {0} to {1}, drafted from {2} records and {3}. For", files.Length == 0 ? "records" : files, _map.Target, _map.Records, _map.Basis));
        Line("#");
        Line($"#     {_import} |");
        Line($"#         ConvertTo-IdentityRecord -Target {_map.Target}{(_map.From is { } source ? " -From " + source : string.Empty)} -Map {ImportCommand.Argument(PowerShellText.ToLine(path))}{(_map.PasswordType is null ? string.Empty : " -PasswordType " + _map.PasswordType)}");
        Line("#");
        Comment(string.Empty, Format(
            "Mapped: {0} of {1} columns. Check each of them. Shapes show digits as 9 and letters as a or A. The file contains only data, no code. See about_UserMigration_Maps.",
            _map.MappedColumns,
            _map.Columns.Count));
        if (_map.Malformed > 0)
        {
            Comment(string.Empty, Format("Malformed rows, whose values were not used: {0}.", _map.Malformed));
        }

        if (_map.PasswordType is not null)
        {
            Comment(string.Empty, "The kind of the password hashes is ambiguous. Find out which one it is with Test-PasswordHash and a known password, and correct -PasswordType.");
        }

        foreach (string missing in _map.MissingAttributes)
        {
            Comment(string.Empty, $"REQUIRED, but no column goes to it: {missing}. {_drafter.AdviseMissing(_map, missing)}");
        }

        Line("@{");
    }

    private void WriteMap()
    {
        Line("    Map = @{");
        foreach (ColumnMapping column in _map.Columns.Where(column => column.Attribute is not null))
        {
            WriteColumn(column);
            if (column.IsPlacedByExport)
            {
                Comment(Indent, $"Placed by -From {_map.From}, not by this map: {column.Attribute}");
            }
            else if (column.IsMapped)
            {
                Line($"{Indent}{Key(column)} = {PowerShellText.Quote(column.Attribute!)}");
            }
            else
            {
                Line($"{Indent}# To send it, replace the next line: {PowerShellText.ToLine(Key(column))} = {PowerShellText.Quote(column.Attribute!)}");
                Line($"{Indent}{Key(column)} = $null");
            }

            Line(string.Empty);
        }

        ColumnMapping[] left = _map.Columns.Where(column => column.Attribute is null).ToArray();
        if (left.Length > 0)
        {
            Comment(Indent, "LEFT OVER: columns for which no attribute was found. They are not sent. To send one, replace $null by the name of an attribute in quotation marks.");
            Line(string.Empty);
            foreach (ColumnMapping column in left)
            {
                string? own = _drafter.FindOwnAttribute(column.Column);
                WriteColumn(column);
                if (own is not null)
                {
                    Line($"{Indent}# Possible if the store has it: {PowerShellText.ToLine(Key(column))} = {PowerShellText.ToLine(PowerShellText.Quote(own))}");
                }

                Line($"{Indent}{Key(column)} = $null");
                Line(string.Empty);
            }
        }

        Line("    }");
    }

    private void WriteColumn(ColumnMapping column)
    {
        string shape = column.Shape is null ? string.Empty : ", " + column.Shape;
        string filled = column.Filled == 0 ? "empty" : Format("{0} of {1} records{2}", column.Filled, column.Records, shape);
        string certainty = column.Attribute is null ? string.Empty : column.Certainty.ToString().ToLowerInvariant() + "; ";
        Comment(Indent, $"{PowerShellText.ToLine(column.Column)}: {certainty}{filled}. {string.Join(" ", column.Notes)}".TrimEnd());
    }

    private void WriteTransforms()
    {
        ColumnMapping[] converted = _map.Columns.Where(column => column.Attribute is not null && (column.Transform is not null || column.TransformCandidates.Count > 0)).ToArray();
        if (converted.Length == 0)
        {
            return;
        }

        Line(string.Empty);
        Line("    Transform = @{");
        foreach (ColumnMapping column in converted)
        {
            string attribute = PowerShellText.Quote(column.Attribute!);
            string[] open = (column.IsMapped || column.Transform is null ? Array.Empty<string>() : new[] { column.Transform }).Concat(column.TransformCandidates).ToArray();
            if (open.Length > 0)
            {
                Comment(Indent, column.IsMapped ? "Not necessary, but possible:" : open.Length > 1 ? "If you map the column, use the one that is right:" : "If you map the column, use:");
            }

            foreach (string candidate in open)
            {
                Line($"{Indent}# {attribute} = {candidate}");
            }

            if (column.IsMapped && column.Transform is not null)
            {
                Line($"{Indent}{attribute} = {column.Transform}");
            }
        }

        Line("    }");
    }

    private static string Key(ColumnMapping column) => PowerShellText.Quote(column.Column);

    private void Line(string line) => _text.Append(line).Append('\n');

    private void Comment(string indent, string text)
    {
        string line = indent + "#";
        foreach (string word in PowerShellText.ToLine(text).Split(s_space))
        {
            if (line.Length + 1 + word.Length > Width && line.Length > indent.Length + 1)
            {
                Line(line);
                line = indent + "#";
            }

            line += " " + word;
        }

        Line(line);
    }

    private static string Format(string format, params object?[] values) => string.Format(CultureInfo.InvariantCulture, format, values);

    private static readonly char[] s_space = { ' ' };
}
