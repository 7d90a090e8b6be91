using UserMigration.Engine.Values;

namespace UserMigration.Engine.Changes;

/// <summary>
/// Stores the users of two exports by the digests of their keys, in 32 bytes each: which export contains the user, and the
/// sum of the digests of the user's rows in one export minus that in the other, which is 0 if the rows are the same. The
/// probability that a changed row is treated as unchanged is one in 2,000,000,000,000,000,000.
/// </summary>
internal sealed class ChangeTable
{
    private const ulong InReference = 1UL << 63;
    private const ulong InDifference = 1UL << 62;
    private const ulong IsGiven = 1UL << 61;
    private const ulong Sum = IsGiven - 1;

    private readonly DigestTable _users = new DigestTable();
    private readonly long[] _counts = new long[(int)RecordOperation.Delete + 1];

    /// <summary>The number of users in the earlier export.</summary>
    public long ReferenceUsers { get; private set; }

    /// <summary>The number of users with an operation, after <see cref="Count"/>.</summary>
    /// <param name="operation">The operation; unset for users that have not changed.</param>
    public long this[RecordOperation operation] => _counts[(int)operation];

    /// <summary>Adds a row of the earlier export.</summary>
    /// <param name="user">The user that the row belongs to.</param>
    /// <param name="content">The digest of its values.</param>
    /// <returns>Whether this is the first row of the user in the export.</returns>
    public bool AddReference((ulong Low, ulong High) user, ulong content)
    {
        ref ulong state = ref StateOf(user);
        bool isFirst = (state & InReference) == 0;
        ReferenceUsers += isFirst ? 1 : 0;
        state = (state & ~Sum) | InReference | unchecked((state + content) & Sum);
        return isFirst;
    }

    /// <summary>Adds a row of the later export.</summary>
    /// <param name="user">The user that the row belongs to.</param>
    /// <param name="content">The digest of its values.</param>
    /// <param name="isSame">Whether the rows of the user so far are the same as those in the earlier export.</param>
    /// <returns>Whether this is the first row of the user in the export.</returns>
    public bool AddDifference((ulong Low, ulong High) user, ulong content, out bool isSame)
    {
        ref ulong state = ref StateOf(user);
        bool isFirst = (state & InDifference) == 0;
        state = (state & ~Sum) | InDifference | unchecked((state - content) & Sum);
        isSame = OperationOf(state) == RecordOperation.Unset;
        return isFirst;
    }

    /// <summary>Counts the users with each operation, after the rows of both exports were added.</summary>
    public void Count()
    {
        for (int number = 1; number <= _users.Count; number++)
        {
            _counts[(int)OperationOf(_users.PlaceOf(number))]++;
        }
    }

    /// <summary>Gets the operation for a user, after the rows of both exports were added.</summary>
    /// <param name="user">The user.</param>
    /// <returns>The operation, unset if nothing has changed; null if neither export contains the user.</returns>
    public RecordOperation? OperationOf((ulong Low, ulong High) user)
    {
        int number = _users.Find(user.Low, user.High);
        return number == 0 ? null : OperationOf(_users.PlaceOf(number));
    }

    /// <summary>Finds the rows of the earlier export whose users are deleted, by their numbers.</summary>
    /// <param name="firsts">The numbers of the first row of each user that was added.</param>
    /// <param name="records">The number of rows of the export.</param>
    public RecordBitmap FindDeleted(RecordBitmap firsts, long records)
    {
        // Users are numbered in the order in which they were added.
        RecordBitmap deleted = new RecordBitmap();
        int user = 0;
        for (long record = 1; record <= records; record++)
        {
            if (firsts.Contains(record) && OperationOf(_users.PlaceOf(++user)) == RecordOperation.Delete)
            {
                deleted.TryAdd(record);
            }
        }

        return deleted;
    }

    /// <summary>Records that a change of a user is output.</summary>
    /// <param name="user">The user, which one of the exports contains.</param>
    /// <returns>Whether it is the first change of the user.</returns>
    public bool Give((ulong Low, ulong High) user)
    {
        ref ulong state = ref StateOf(user);
        bool isFirst = (state & IsGiven) == 0;
        state |= IsGiven;
        return isFirst;
    }

    private static RecordOperation OperationOf(ulong state) => (state & (InReference | InDifference)) switch
    {
        InReference => RecordOperation.Delete,
        InDifference => RecordOperation.Create,
        _ => (state & Sum) == 0 ? RecordOperation.Unset : RecordOperation.Update,
    };

    private ref ulong StateOf((ulong Low, ulong High) user)
    {
        int number = _users.Find(user.Low, user.High);
        return ref _users.PlaceOf(number != 0 ? number : _users.Add(user.Low, user.High, 0));
    }
}
