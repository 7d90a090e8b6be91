using System.Linq;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.OpenPgp;

/// <summary>The usual names of encrypted files.</summary>
public static class OpenPgpNames
{
    private const string Binary = ".gpg";
    private const string Armored = ".asc";

    private static readonly string[] s_extensions = { Binary, ".pgp", Armored };

    /// <summary>Whether the name of a file says that it is encrypted.</summary>
    /// <param name="path">The path.</param>
    public static bool IsEncrypted(string path) => ExtensionOf(path) is not null;

    /// <summary>Whether the name of a file says that it is armored.</summary>
    /// <param name="path">The path.</param>
    public static bool IsArmored(string path) => ExtensionOf(path) == Armored;

    /// <summary>Adds the usual extension to the name of a file.</summary>
    /// <param name="path">The path.</param>
    /// <param name="isArmored">Whether the encrypted file is armored.</param>
    public static string Protect(string path, bool isArmored) => path + (isArmored ? Armored : Binary);

    /// <summary>Removes the extension from the name of an encrypted file.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="MigrationException">The name has no such extension.</exception>
    public static string Unprotect(string path) => ExtensionOf(path) is { } extension ? path.Substring(0, path.Length - extension.Length) : throw new MigrationException(
        "OutFileNeeded",
        MigrationFault.InvalidArgument,
        $"The name of '{path}' does not end with .gpg, .pgp or .asc, so the name of the decrypted file is not known. Specify it with -OutFile.",
        path);

    // On .NET Framework, Path.GetExtension throws for a path that no file can have.
    private static string? ExtensionOf(string path) => s_extensions.FirstOrDefault(extension => FilePaths.HasExtension(path, extension));
}
