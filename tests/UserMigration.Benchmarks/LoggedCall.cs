using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;

namespace UserMigration.Benchmarks;

/// <summary>A call, as the sandbox wrote it down.</summary>
/// <param name="Start">When it came, in milliseconds on the sandbox's clock.</param>
/// <param name="IsAccepted">Whether it was not refused for its rate.</param>
internal sealed record LoggedCall(double Start, bool IsAccepted)
{
    private const int RateRefused = 510;

    /// <summary>Reads the log of a sandbox, in the order in which calls came.</summary>
    public static async Task<IReadOnlyList<LoggedCall>> ReadAsync(MigrationSandbox sandbox)
    {
        using HttpClient http = new HttpClient();
        string secret = new NetworkCredential(string.Empty, sandbox.ClientSecret).Password;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{sandbox.ClientId}:{secret}")));
        using JsonDocument log = JsonDocument.Parse(await http.GetStringAsync(new Uri(sandbox.Uri, "_sandbox/calls")));
        return log.RootElement.GetProperty("calls").EnumerateArray()
            .Select(call => new LoggedCall(call.GetProperty("start").GetDouble(), call.GetProperty("code").GetInt32() != RateRefused))
            .ToArray();
    }
}
