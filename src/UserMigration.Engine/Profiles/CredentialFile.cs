using System.IO;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Profiles;

/// <summary>A file that Export-Clixml created. Only on Windows does PowerShell encrypt the secret in it.</summary>
public static class CredentialFile
{
    /// <summary>Checks that a file exists and that others cannot read it.</summary>
    /// <param name="path">The full path.</param>
    /// <exception cref="MigrationException">It does not exist, or others can read it.</exception>
    public static void Check(string path)
    {
        if (!File.Exists(path))
        {
            throw new MigrationException(
                "ProfileSecretNotFound",
                MigrationFault.NotFound,
                $"The file with the credential, '{path}', does not exist. Create it with: Get-Credential | Export-Clixml '{path}'",
                path,
                exitCode: 5);
        }

        if (OwnerOnly.IsReadableByOthers(path))
        {
            throw new MigrationException(
                "ProfileSecretUnprotected",
                MigrationFault.PermissionDenied,
                $"Other users can read '{path}', and on this system PowerShell does not encrypt it. Run: chmod 600 '{path}'. If others may have read it, replace the secret.",
                path,
                exitCode: 5);
        }
    }
}
