using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Profiles;

/// <summary>The file of a user with the profiles of stores. It contains no secret, but it may contain commands that return one.</summary>
public sealed class ProfileFile
{
    private const int Largest = 1024 * 1024;

    /// <summary>The environment variable that names another file.</summary>
    public const string PathVariable = "USERMIGRATION_PROFILES";

    /// <summary>Creates a reader and writer of the file. The file does not have to exist.</summary>
    /// <param name="path">The full path.</param>
    public ProfileFile(string path)
    {
        FilePath = path ?? throw new ArgumentNullException(nameof(path));
    }

    /// <summary>The full path.</summary>
    public string FilePath { get; }

    /// <summary>
    /// The file of this user: the one that the environment variable names; or else profiles.json in the folder UserMigration of the
    /// application data (Windows) or of XDG_CONFIG_HOME, which is ~/.config unless it is set (XDG Base Directory Specification).
    /// </summary>
    /// <exception cref="MigrationException">The user has no folder for it.</exception>
    public static ProfileFile OfUser()
    {
        if (Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } named)
        {
            return new ProfileFile(Path.GetFullPath(named));
        }

        string folder = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return folder.Length > 0 ? new ProfileFile(Path.Combine(folder, "UserMigration", "profiles.json")) : throw new MigrationException(
            "ProfileFileInvalid",
            MigrationFault.NotFound,
            $"This user has no home folder, so there is no file for profiles. Name one in the environment variable {PathVariable}.");
    }

    /// <summary>Reads the profiles, in the order of their names.</summary>
    /// <exception cref="MigrationException">The file can't be read, is not valid, or can be changed by others.</exception>
    public IReadOnlyList<IdentityStoreProfile> Read()
    {
        try
        {
            if (!File.Exists(FilePath))
            {
                return Array.Empty<IdentityStoreProfile>();
            }

            if (OwnerOnly.IsWritableByOthers(FilePath))
            {
                throw new MigrationException(
                    "ProfileFileUnprotected",
                    MigrationFault.PermissionDenied,
                    $"Other users can write to '{FilePath}'. They could send your secrets to an address of their own. Check the file, and then run: chmod 600 '{FilePath}'",
                    FilePath);
            }

            string text = SmallFile.ReadText(FilePath, Largest) ?? throw new FormatException("It is larger than 1 MB.");
            return ProfileJson.Read(text).OrderBy(profile => profile.Name, StringComparer.OrdinalIgnoreCase).ToArray();
        }
        catch (JsonException exception)
        {
            throw Invalid($"It is not valid JSON in line {exception.LineNumber + 1}.", exception);
        }
        catch (FormatException exception)
        {
            throw Invalid(exception.Message, exception);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw Invalid(exception.Message, exception);
        }
    }

    /// <summary>Finds a profile.</summary>
    /// <param name="name">The name; null for the default profile.</param>
    /// <exception cref="MigrationException">There is no such profile, or the file can't be read.</exception>
    public IdentityStoreProfile Find(string? name)
    {
        IReadOnlyList<IdentityStoreProfile> profiles = Read();
        IdentityStoreProfile? found = profiles.FirstOrDefault(profile => name is null ? profile.IsDefault : IsNamed(profile, name));
        if (found is not null)
        {
            return found;
        }

        string names = profiles.Count == 0 ? "There are no profiles yet." : "The profiles are: " + string.Join(", ", profiles.Select(profile => profile.Name)) + ".";
        throw new MigrationException(
            "ProfileNotFound",
            MigrationFault.NotFound,
            name is null
                ? $"There is no default profile. Specify -Target, -Uri and -Credential, or -Profile; or create a default profile with Set-IdentityStoreProfile -Default. {names}"
                : $"There is no profile '{name}'. {names} Create it with Set-IdentityStoreProfile.",
            name,
            exitCode: 5);
    }

    /// <summary>Adds a profile, or replaces the one with the same name.</summary>
    /// <param name="profile">The profile. If it is the default one, no other profile is.</param>
    /// <exception cref="MigrationException">The file can't be read or written.</exception>
    public void Set(IdentityStoreProfile profile)
    {
        if (profile is null)
        {
            throw new ArgumentNullException(nameof(profile));
        }

        IEnumerable<IdentityStoreProfile> others = Read().Where(other => !IsNamed(other, profile.Name));
        Write(others.Select(other => profile.IsDefault ? WithoutDefault(other) : other).Append(profile));
    }

    /// <summary>Removes a profile.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="MigrationException">There is no such profile, or the file can't be read or written.</exception>
    public void Remove(string name)
    {
        IdentityStoreProfile profile = Find(name ?? throw new ArgumentNullException(nameof(name)));
        Write(Read().Where(other => !IsNamed(other, profile.Name)));
    }

    private static bool IsNamed(IdentityStoreProfile profile, string name) => string.Equals(profile.Name, name, StringComparison.OrdinalIgnoreCase);

    private static IdentityStoreProfile WithoutDefault(IdentityStoreProfile profile) => !profile.IsDefault ? profile
        : new IdentityStoreProfile(profile.Name, profile.Target, profile.Uri)
        {
            ClientId = profile.ClientId,
            Authentication = profile.Authentication,
            IssuerUri = profile.IssuerUri,
            Scope = profile.Scope,
            Settings = profile.Settings,
            EntityType = profile.EntityType,
            RateLimit = profile.RateLimit,
            SecretName = profile.SecretName,
            SecretVault = profile.SecretVault,
            CredentialPath = profile.CredentialPath,
            SecretVariable = profile.SecretVariable,
            SecretCommand = profile.SecretCommand,
        };

    private void Write(IEnumerable<IdentityStoreProfile> profiles)
    {
        string text = ProfileJson.Write(profiles.OrderBy(profile => profile.Name, StringComparer.OrdinalIgnoreCase));
        try
        {
            string folder = Path.GetDirectoryName(FilePath)!;
            if (!Directory.Exists(folder))
            {
                OwnerOnly.CreateFolder(folder);
            }

            using DraftFile draft = new DraftFile(FilePath);
            byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text + "\n");
            draft.Stream.Write(bytes, 0, bytes.Length);
            draft.Commit();
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw new MigrationException(
                "ProfileFileWriteFailed", MigrationFault.WriteFailed, $"'{FilePath}' can't be written: {exception.Message}", FilePath, exception);
        }
    }

    private MigrationException Invalid(string reason, Exception exception) => new MigrationException(
        "ProfileFileInvalid",
        MigrationFault.InvalidData,
        $"The file with the profiles, '{FilePath}', can't be used. {reason} Correct it, or delete it and create the profiles again with Set-IdentityStoreProfile.",
        FilePath,
        exception);
}
