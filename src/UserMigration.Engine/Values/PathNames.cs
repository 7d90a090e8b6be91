using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Values;

/// <summary>
/// Splits the full name of an attribute into the names of the objects that contain it, and its own. Names are separated by dots. A dot is part of
/// a name within square brackets, which select an element of a list (<c>emails[type eq "work"].value</c>), and before the last colon of a URN
/// (<c>urn:example:2.0:User:manager.value</c>).
/// </summary>
internal static class PathNames
{
    private const string Urn = "urn:";

    /// <summary>Splits a path.</summary>
    /// <param name="path">The full name of the attribute.</param>
    public static string[] Split(string path)
    {
        if (path.IndexOf('.') < 0 || (path.IndexOf('[') < 0 && !IsUrn(path)))
        {
            return path.Split('.');
        }

        List<string> names = new List<string>();
        int start = 0;
        bool isWithin = false;
        for (int i = IsUrn(path) ? LastColon(path) + 1 : 0; i < path.Length; i++)
        {
            if (path[i] is '[' or ']')
            {
                isWithin = path[i] == '[';
            }
            else if (path[i] == '.' && !isWithin)
            {
                names.Add(path.Substring(start, i - start));
                start = i + 1;
            }
        }

        names.Add(path.Substring(start));
        return names.ToArray();
    }

    /// <summary>Whether a path begins with a URN.</summary>
    /// <param name="path">The full name of the attribute.</param>
    public static bool IsUrn(string path) => path.StartsWith(Urn, StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets the position of the colon after the namespace of a URN.</summary>
    /// <param name="path">The path; it begins with a URN.</param>
    public static int LastColon(string path)
    {
        int end = path.IndexOf('[');
        return path.LastIndexOf(':', (end < 0 ? path.Length : end) - 1);
    }
}
