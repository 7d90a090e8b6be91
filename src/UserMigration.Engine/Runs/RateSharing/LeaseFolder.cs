using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Runs.RateSharing;

/// <summary>
/// The folder in which commands on several machines publish their leases: a file for each, and a file that a command locks while it reads and writes. The file
/// system must support file locks between the machines, as NFS 4 and SMB do.
/// </summary>
internal sealed class LeaseFolder
{
    private const string LockName = "rate.lock";
    private const string Extension = ".lease";

    private readonly string _path;

    private LeaseFolder(string path)
    {
        _path = path;
    }

    /// <summary>Opens the folder, and creates it if it does not exist.</summary>
    /// <param name="path">The full path.</param>
    /// <exception cref="MigrationException">The folder can't be created.</exception>
    public static LeaseFolder Open(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            return new LeaseFolder(path);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw RateShareErrors.FolderUnusable(path, exception);
        }
    }

    /// <summary>Locks the folder.</summary>
    /// <returns>The lock, to dispose; null while another command has it.</returns>
    /// <exception cref="MigrationException">The folder can't be used.</exception>
    public IDisposable? TryLock()
    {
        try
        {
            return new FileStream(Path.Combine(_path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (HeldFile.Is(exception))
        {
            return null;
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw RateShareErrors.FolderUnusable(_path, exception);
        }
    }

    /// <summary>Reads all leases. The folder must be locked.</summary>
    /// <exception cref="MigrationException">The folder can't be read, or a file is not a lease.</exception>
    public IReadOnlyList<RateLease> Read()
    {
        try
        {
            return Directory.GetFiles(_path, "*" + Extension)
                .OrderBy(file => file, StringComparer.Ordinal)
                .Select(file => RateLease.TryParse(File.ReadAllText(file)) ?? throw RateShareErrors.NotALease(file))
                .ToArray();
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw RateShareErrors.FolderUnusable(_path, exception);
        }
    }

    /// <summary>Writes a lease, whole or not at all. The folder must be locked.</summary>
    /// <param name="lease">The lease.</param>
    /// <exception cref="MigrationException">The file can't be written.</exception>
    public void Write(RateLease lease)
    {
        try
        {
            OwnerOnly.WriteWhole(PathOf(lease.Id), lease.ToJson());
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw RateShareErrors.FolderUnusable(_path, exception);
        }
    }

    /// <summary>Deletes a lease, if it exists. The folder must be locked.</summary>
    /// <param name="id">The id of the command.</param>
    /// <exception cref="MigrationException">The file can't be deleted.</exception>
    public void Delete(string id)
    {
        try
        {
            File.Delete(PathOf(id));
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw RateShareErrors.FolderUnusable(_path, exception);
        }
    }

    private string PathOf(string id) => Path.Combine(_path, id + Extension);
}
