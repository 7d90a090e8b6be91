using System;
using System.IO;
using System.Linq;

namespace UserMigration.Engine.Files;

/// <summary>
/// Deletes hidden files that earlier commands left beside a file, because their process was killed or their content is out of date. They may
/// have data in clear text.
/// </summary>
internal static class LeftFiles
{
    /// <summary>Deletes the files that no command has open. If this fails, they stay.</summary>
    /// <param name="target">The full path of the file that they belong to.</param>
    /// <param name="idLength">The number of hexadecimal digits between the name and the extension.</param>
    /// <param name="extension">The extension of the hidden files, with its dot.</param>
    public static void Delete(string target, int idLength, string extension)
    {
        string start = "." + Path.GetFileName(target) + ".";
        try
        {
            foreach (string left in Directory.GetFiles(Path.GetDirectoryName(target)!, ".*" + extension))
            {
                if (IsLeft(Path.GetFileName(left), start, idLength, extension) && !HeldFile.IsHeld(left))
                {
                    File.Delete(left);
                }
            }
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            // The file itself does not depend on it.
        }
    }

    private static bool IsLeft(string name, string start, int idLength, string extension) => name.Length == start.Length + idLength + extension.Length
        && name.StartsWith(start, StringComparison.Ordinal)
        && name.Skip(start.Length).Take(idLength).All(Uri.IsHexDigit);
}
