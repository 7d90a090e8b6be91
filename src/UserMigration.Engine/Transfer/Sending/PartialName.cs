using System.Text;

namespace UserMigration.Engine.Transfer.Sending;

/// <summary>
/// Names the file that a transfer writes to until it is complete. The name contains a part of the SHA-256 of the content: the same
/// command finds the file again, and a file of other content is never continued.
/// </summary>
internal static class PartialName
{
    private const int LongestName = 200;
    private const int HashLength = 16;

    /// <summary>Returns the path of the incomplete file.</summary>
    /// <param name="path">The path of the complete file.</param>
    /// <param name="sha256">What identifies the content, in hexadecimal digits.</param>
    public static string Create(string path, string sha256)
    {
        string name = RemotePath.NameOf(path);
        string stem = Encoding.UTF8.GetByteCount(name) > LongestName ? string.Empty : name + ".";
        return RemotePath.FolderOf(path) + "." + stem + sha256.Substring(0, HashLength) + ".part";
    }
}
