using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Calls;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Runs.Export;

/// <summary>Reads users page by page, one page ahead of the one that is used. Reading is safe to repeat, so each call is retried.</summary>
internal sealed class UserPages
{
    private readonly IUserReader _reader;
    private readonly UserExportOptions _options;
    private readonly StoreCaller _caller;
    private readonly RunEnd _end;
    private int _pageSize;

    /// <summary>Creates the reader of pages.</summary>
    /// <param name="reader">The store.</param>
    /// <param name="options">The options.</param>
    /// <param name="caller">Makes the calls.</param>
    /// <param name="end">How the export ends.</param>
    public UserPages(IUserReader reader, UserExportOptions options, StoreCaller caller, RunEnd end)
    {
        _reader = reader;
        _options = options;
        _caller = caller;
        _end = end;
        _pageSize = options.PageSize;
    }

    /// <summary>
    /// Reads all users after a number. The end is a page without users: a page with fewer users than requested proves nothing, because the
    /// store may have a limit of its own.
    /// </summary>
    /// <param name="after">The number.</param>
    /// <param name="attributes">The attributes; null for all.</param>
    /// <param name="isWhole">Whether the pages have whole users, which may be too large for one answer.</param>
    /// <param name="use">Uses a page, which has users.</param>
    public async Task ReadAsync(long after, IReadOnlyList<string>? attributes, bool isWhole, Func<UserPage, Task> use)
    {
        Task<UserPage> next = ReadPageAsync(after, attributes, isWhole);
        while (true)
        {
            UserPage page = await next.ConfigureAwait(false);
            if (page.Users.Count == 0)
            {
                return;
            }

            next = ReadPageAsync(page.Users[page.Users.Count - 1].Number, attributes, isWhole);
            try
            {
                await use(page).ConfigureAwait(false);
            }
            catch
            {
                _end.Stop();
                await Task.WhenAny(next).ConfigureAwait(false);
                _ = next.Exception;
                throw;
            }
        }
    }

    /// <summary>Reads the users with certain numbers.</summary>
    /// <param name="numbers">The numbers, in their order.</param>
    public Task<UserPage> ReadAgainAsync(IReadOnlyList<long> numbers) => CallAsync(numbers.Count, new UserPageRequest(_options.EntityType, numbers.Count)
    {
        Filter = _options.Filter,
        Attributes = _options.Attributes,
        Numbers = numbers,
        Timeout = _options.Timeout,
    });

    /// <summary>Whether the store lists a user.</summary>
    /// <param name="number">The number of the user.</param>
    public async Task<bool> IsListedAsync(long number)
    {
        UserPage page = await CallAsync(1, NextPage(number - 1, Array.Empty<string>(), 1)).ConfigureAwait(false);
        return page.Users.Count == 1 && page.Users[0].Number == number;
    }

    /// <summary>Reads the first users.</summary>
    /// <param name="count">How many.</param>
    public Task<UserPage> ReadFirstAsync(int count) => CallAsync(count, NextPage(0, _options.Attributes, count));

    private async Task<UserPage> ReadPageAsync(long after, IReadOnlyList<string>? attributes, bool isWhole)
    {
        while (true)
        {
            int size = isWhole ? _pageSize : _reader.LargestPage;
            try
            {
                return await CallAsync(size, NextPage(after, attributes, size)).ConfigureAwait(false);
            }
            catch (IdentityStoreException exception) when (exception.Kind == IdentityStoreFault.TooLarge && isWhole && size > 1)
            {
                _pageSize = size / 2;
                _end.Report($"The store can't return {size} users in one call. From now on, the page size is {_pageSize}. {exception.Message}");
            }
        }
    }

    private UserPageRequest NextPage(long after, IReadOnlyList<string>? attributes, int size) => new UserPageRequest(_options.EntityType, size)
    {
        Filter = _options.Filter,
        Attributes = attributes,
        After = after,
        Timeout = _options.Timeout,
    };

    private Task<UserPage> CallAsync(int users, UserPageRequest request) => _caller.ReadAsync(
        new StoreCall(CallOperation.Page, 0, users), () => _reader.ReadPageAsync(request, _end.Stopped), _end.NoMoreCalls);
}
