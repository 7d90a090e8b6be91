using System;

namespace UserMigration;

/// <summary>
/// The ledger of an export: each user that the store had has one status. <see cref="RunSummary.Given"/> is the number of users that the
/// store lists or counts at the end, and of those that were deleted meanwhile.
/// </summary>
public sealed class UserExportSummary : RunSummary
{
    /// <summary>Creates a summary in which all counts are zero.</summary>
    public UserExportSummary()
        : base(typeof(UserExportStatus))
    {
    }

    /// <summary>Users in the output.</summary>
    public long Exported => this[UserExportStatus.Exported];

    /// <summary>Users that were read, and deleted in the store before the export ended.</summary>
    public long Deleted => this[UserExportStatus.Deleted];

    /// <summary>Users that the store counts or lists, but did not return.</summary>
    public long Missing => this[UserExportStatus.Missing];

    /// <summary>Users among the exported ones that were added to the store after the pages had passed their place.</summary>
    public long Added { get; set; }

    /// <summary>
    /// Users that were changed after they had been read. They were read again: a file has their new state. In a pipeline, they had already
    /// been passed on, and are not passed on again.
    /// </summary>
    public long Changed { get; set; }

    /// <summary>The number of users with a password in the output.</summary>
    public long WithPassword { get; set; }

    /// <summary>Whether the store shows passwords to the client; null if no user that was looked at shows it.</summary>
    public bool? ShowsPasswords { get; set; }

    /// <summary>The number of users that the store counted before the first page; null if it does not count.</summary>
    public long? CountBefore { get; set; }

    /// <summary>The number of pages that were read.</summary>
    public long Pages { get; set; }

    /// <summary>The time, by the clock of the store, whose state the output has: later changes are not in it. Null if the export did not get that far.</summary>
    public DateTimeOffset? AsOf { get; set; }

    /// <summary>The full path of the file; null if the users were only passed on.</summary>
    public string? OutFile { get; set; }

    /// <summary>The number of users with a status.</summary>
    /// <param name="status">The status.</param>
    public long this[UserExportStatus status] => CountOf((int)status);

    /// <summary>Counts users.</summary>
    /// <param name="status">The status.</param>
    /// <param name="users">The number of users to add.</param>
    public void Count(UserExportStatus status, long users) => Add((int)status, users);
}
