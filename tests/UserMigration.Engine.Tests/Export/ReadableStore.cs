using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Stores.Akamai;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Tests.Upload;

namespace UserMigration.Engine.Tests.Export;

/// <summary>A store in memory whose users can be read out, and that meets with whatever a test lets happen.</summary>
internal sealed class ReadableStore : MemoryStore, IIdentityStore, IUserReader
{
    private int _pages;

    public ReadableStore(TimeProvider time)
        : base(time)
    {
    }

    /// <summary>The users by their numbers: the members after the number and the time.</summary>
    public SortedDictionary<long, (DateTimeOffset Changed, string Members)> People { get; } = [];

    /// <summary>What happens before a page is answered, by its number from 1; it may throw.</summary>
    public Action<int, UserPageRequest> BeforePage { get; set; } = (_, _) => { };

    /// <summary>The most users that an answer has, whatever was requested.</summary>
    public int Cap { get; set; } = int.MaxValue;

    /// <summary>The last user that the store lists.</summary>
    public long LastListed { get; set; } = long.MaxValue;

    public List<UserPageRequest> Requests { get; } = [];

    public int LargestPage => 10_000;

    public void AddUsers(int count, string rest = "\"password\":{\"type\":\"password-bcrypt\",\"value\":\"$2y$05$x\"}")
    {
        long last = People.Count == 0 ? 0 : People.Keys.Last();
        for (long id = last + 1; id <= last + count; id++)
        {
            People[id] = (Time.GetUtcNow().AddDays(-1), rest);
        }
    }

    public string JsonOf(long id) => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"id\":{id},\"lastUpdated\":\"{People[id].Changed.UtcDateTime:yyyy-MM-dd HH:mm:ss.ffffff} +0000\"{(People[id].Members.Length > 0 ? "," : string.Empty)}{People[id].Members}}}");

    public Task<UserPage> ReadPageAsync(UserPageRequest request, CancellationToken cancellationToken)
    {
        lock (Requests)
        {
            Requests.Add(request);
            BeforePage(++_pages, request);
            IEnumerable<long> ids = request.Numbers is { } numbers ? numbers.Where(People.ContainsKey) : People.Keys.Where(id => id > request.After && id <= LastListed);
            string json = $$"""{"stat":"ok","results":[{{string.Join(",", ids.Take(Math.Min(request.Size, Cap)).Select(JsonOf))}}]}""";
            return Task.FromResult(AkamaiPages.Read(Encoding.UTF8.GetBytes(json), request)!);
        }
    }

    public PagedUser Identify(ReadOnlySpan<byte> json) => AkamaiPages.ReadOne(json);

    public override Task<long> CountAsync(string entityType, string? filter, CancellationToken cancellationToken) => Task.FromResult((long)People.Count);

    Task<IdentitySchema> IIdentityStore.GetSchemaAsync(string entityType, CancellationToken cancellationToken) => Task.FromResult(new IdentitySchema(
        IdentityTarget.Akamai,
        entityType,
        [new SchemaAttribute("id", "id", "id"), new SchemaAttribute("lastUpdated", "lastUpdated", "dateTime"), new SchemaAttribute("password", "password", "password-bcrypt")]));
}
