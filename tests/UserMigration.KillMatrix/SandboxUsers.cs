using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace UserMigration.KillMatrix;

/// <summary>Reads the users of a sandbox as they are stored.</summary>
internal static class SandboxUsers
{
    /// <summary>Reads all users, in the order in which they were created.</summary>
    public static async Task<List<JsonNode>> ReadAsync(MigrationSandbox sandbox, string secret)
    {
        using HttpClient http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{sandbox.ClientId}:{secret}")));
        using StringReader lines = new StringReader(await http.GetStringAsync(new Uri(sandbox.Uri, "_sandbox/users")));
        List<JsonNode> users = [];
        while (await lines.ReadLineAsync() is { Length: > 0 } line)
        {
            users.Add(JsonNode.Parse(line)!);
        }

        return users;
    }
}
