using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Runs.Export;

/// <summary>
/// Compares what was read with what the store lists afterwards: the number and the time of the last change of each user. It finds the users
/// that were added or changed meanwhile, those that were deleted, and gaps.
/// </summary>
internal sealed class StoreCheck
{
    private static readonly string[] s_nothingElse = Array.Empty<string>();

    /// <summary>The users that the store lists and that were not read, or not in this version, in the order of their numbers.</summary>
    public List<long> ToRead { get; } = new List<long>();

    /// <summary>The users that were read and that the store does not list any more.</summary>
    public HashSet<long> Deleted { get; } = new HashSet<long>();

    /// <summary>The number of users that the store lists.</summary>
    public long Listed { get; private set; }

    /// <summary>Reads the list of the store.</summary>
    /// <param name="pages">Reads the pages.</param>
    /// <param name="seen">What was read.</param>
    public static async Task<StoreCheck> MakeAsync(UserPages pages, SeenUsers seen)
    {
        StoreCheck check = new StoreCheck();
        using IEnumerator<long> read = seen.Numbers.InOrder().GetEnumerator();
        bool isMore = read.MoveNext();
        await pages.ReadAsync(0, s_nothingElse, isWhole: false, page =>
        {
            foreach (PagedUser user in page.Users)
            {
                for (; isMore && read.Current < user.Number; isMore = read.MoveNext())
                {
                    check.Deleted.Add(read.Current);
                }

                bool isSeen = isMore && read.Current == user.Number;
                if (!isSeen || seen.IsChanged(user))
                {
                    check.ToRead.Add(user.Number);
                }

                isMore = isSeen ? read.MoveNext() : isMore;
            }

            check.Listed += page.Users.Count;
            return Task.CompletedTask;
        }).ConfigureAwait(false);
        for (; isMore; isMore = read.MoveNext())
        {
            check.Deleted.Add(read.Current);
        }

        return check;
    }

    /// <summary>Notes that a user was deleted after it was listed.</summary>
    /// <param name="number">The user.</param>
    /// <param name="isSeen">Whether it was read before.</param>
    public void Forget(long number, bool isSeen)
    {
        Listed--;
        if (isSeen)
        {
            Deleted.Add(number);
        }
    }
}
