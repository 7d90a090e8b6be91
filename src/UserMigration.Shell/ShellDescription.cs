namespace UserMigration.Shell;

/// <summary>What the shell says of itself.</summary>
internal static class ShellDescription
{
    /// <summary>Shown above an interactive prompt.</summary>
    public const string Banner = "PowerShell with UserMigration. To begin, read: Get-Help about_UserMigration";

    /// <summary>Shown for -Help.</summary>
    public const string Help =
        """
        Runs PowerShell with the UserMigration module imported, where pwsh is not installed. It accepts the arguments of pwsh:

          UserMigration.Shell SCRIPT.ps1 [-Name VALUE] [VALUE ...]
          UserMigration.Shell [-NoProfile] [-NonInteractive] -File SCRIPT.ps1 [-Name VALUE] [VALUE ...]
          UserMigration.Shell [-NoProfile] [-NonInteractive] -Command "Import-MigrationCsv users.csv | Test-MigrationRecord"
          UserMigration.Shell

        Without a script or a command it opens a prompt. The exit code is that of PowerShell: what 'exit' says, 1 after a
        terminating error, 64 for a script that does not exist.
        """;
}
