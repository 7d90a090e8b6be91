using UserMigration.Engine.Values;

namespace UserMigration.Engine.Changes;

/// <summary>
/// Remembers the users of two exports by the digests of their keys, in 32 bytes each: which export has them, and the
/// sum of the digests of their rows in the one less that in the other, which is 0 where the rows are the same. A changed
/// row is taken for the same with a chance of one in 2,000,000,000,000,000,000.
/// </summary>
internal sealed class ChangeTable
{
    private const ulong InReference = 1UL << 63;
    private const ulong InDifference = 1UL << 62;
    private const ulong IsGiven = 1UL << 61;
    private const ulong Sum = IsGiven - 1;

    private readonly DigestTable _users = new DigestTable();
    private readonly long[] _counts = new long[(int)RecordOperation.Delete + 1];

    /// <summary>How many users the earlier export has.</summary>
    public long ReferenceUsers { get; private set; }

    /// <summary>How many users there are with an operation, after <see cref="Count"/>.</summary>
    /// <param name="operation">The operation; unset for those that have not changed.</param>
    public long this[RecordOperation operation] => _counts[(int)operation];

    /// <summary>Takes a row of the earlier export.</summary>
    /// <param name="user">Whose it is.</param>
    /// <param name="content">The digest of its values.</param>
    /// <returns>Whether it is the first of the user there.</returns>
    public bool AddReference((ulong Low, ulong High) user, ulong content)
    {
        ref ulong state = ref StateOf(user);
        bool isFirst = (state & InReference) == 0;
        ReferenceUsers += isFirst ? 1 : 0;
        state = (state & ~Sum) | InReference | unchecked((state + content) & Sum);
        return isFirst;
    }

    /// <summary>Takes a row of the later export.</summary>
    /// <param name="user">Whose it is.</param>
    /// <param name="content">The digest of its values.</param>
    /// <param name="isSame">Whether the rows of the user so far are those in the earlier export.</param>
    /// <returns>Whether it is the first of the user there.</returns>
    public bool AddDifference((ulong Low, ulong High) user, ulong content, out bool isSame)
    {
        ref ulong state = ref StateOf(user);
        bool isFirst = (state & InDifference) == 0;
        state = (state & ~Sum) | InDifference | unchecked((state - content) & Sum);
        isSame = OperationOf(state) == RecordOperation.Unset;
        return isFirst;
    }

    /// <summary>Counts the users with each operation, once the rows of both exports were taken.</summary>
    public void Count()
    {
        for (int number = 1; number <= _users.Count; number++)
        {
            _counts[(int)OperationOf(_users.PlaceOf(number))]++;
        }
    }

    /// <summary>What is to be done with a user, once the rows of both exports were taken.</summary>
    /// <param name="user">The user.</param>
    /// <returns>The operation, unset where nothing has changed; null where no export has such a user.</returns>
    public RecordOperation? OperationOf((ulong Low, ulong High) user)
    {
        int number = _users.Find(user.Low, user.High);
        return number == 0 ? null : OperationOf(_users.PlaceOf(number));
    }

    /// <summary>The numbers of the rows of the earlier export whose users are deleted.</summary>
    /// <param name="firsts">The numbers of the first rows of users, all that were taken.</param>
    /// <param name="records">How many rows the export has.</param>
    public RecordBitmap FindDeleted(RecordBitmap firsts, long records)
    {
        // The users have their numbers in the order in which they were taken.
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

    /// <summary>Notes that a change of a user is given.</summary>
    /// <param name="user">The user, which there is.</param>
    /// <returns>Whether it is the first.</returns>
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
