using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests;

/// <summary>A sandbox with thirty users, whose values follow from their numbers. Nothing changes them.</summary>
public sealed class LookUpSandbox : IAsyncLifetime
{
    public SandboxProcess Sandbox { get; private set; } = null!;

    public string[] Uuids { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Sandbox = await SandboxProcess.StartAsync();
        var users = Enumerable.Range(1, 30).Select(number => new
        {
            email = $"user{number}@example.com",
            givenName = number % 2 == 0 ? "Even" : "O'Odd",
            loyaltyNumber = number,
            newsletter = number % 3 == 0,
            birthday = new DateOnly(1980, 1, number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            primaryAddress = new { city = number > 20 ? "Bonn" : null },
            profiles = new[] { new { domain = $"d{number % 5}.example.org" } },
        });
        Uuids = (await Sandbox.BulkCreateAsync(JsonSerializer.Serialize(users))).Select(uuid => uuid.GetString()!).ToArray();
    }

    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();
}
