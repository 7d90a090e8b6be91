using System;
using System.Globalization;
using System.Management.Automation;
using System.Text;
using UserMigration.Engine.Csv.Encodings;

namespace UserMigration.Infrastructure;

/// <summary>Converts the name or code page of an encoding to the encoding, as PowerShell's own cmdlets do.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EncodingArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = ScriptValue.Bare(inputData);
        if (value is Encoding encoding)
        {
            return encoding;
        }

        string name = Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
        try
        {
            return ByName(name);
        }
        catch (ArgumentException)
        {
            throw new ArgumentTransformationMetadataException(
                $"The encoding '{name}' does not exist. Specify a name such as utf8, unicode, latin1 or windows-1252, or a code page.");
        }
    }

    /// <summary>Finds an encoding.</summary>
    /// <param name="name">The name or the code page.</param>
    /// <returns>The encoding; null if it does not exist.</returns>
    internal static Encoding? Find(string name)
    {
        try
        {
            return ByName(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static Encoding ByName(string name)
    {
        switch (name.ToUpperInvariant())
        {
            case "UTF8" or "UTF8NOBOM" or "UTF8BOM":
                return new UTF8Encoding(false);
            case "UNICODE":
                return Encoding.Unicode;
            case "BIGENDIANUNICODE":
                return Encoding.BigEndianUnicode;
            case "UTF32":
                return Encoding.UTF32;
            case "LATIN1":
                return Encoding.GetEncoding(28591);
            case "ANSI":
                return CodePages.Find(CultureInfo.CurrentCulture.TextInfo.ANSICodePage);
            case "OEM":
                return CodePages.Find(CultureInfo.CurrentCulture.TextInfo.OEMCodePage);
            default:
                return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int page) ? CodePages.Find(page) : CodePages.Find(name);
        }
    }
}
