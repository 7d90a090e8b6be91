using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Sandbox;

/// <summary>Changes the faults of a running sandbox.</summary>
public static class SandboxControl
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>Turns on certain faults, and turns off all others.</summary>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="faults">The faults, in the form <c>Name:key=value,key=value</c>; none to turn off all faults.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="MigrationException">The sandbox does not run, does not answer, or does not know a fault.</exception>
    public static async Task SetFaultsAsync(MigrationSandbox sandbox, IEnumerable<string> faults, CancellationToken cancellationToken)
    {
        if (sandbox is null)
        {
            throw new ArgumentNullException(nameof(sandbox));
        }

        if (!sandbox.IsRunning)
        {
            throw new MigrationException(
                "SandboxNotRunning",
                MigrationFault.InvalidOperation,
                $"The sandbox at {sandbox.Uri} has ended. Start one with Start-MigrationSandbox.",
                sandbox.Uri);
        }

        string answer = await PostAsync(sandbox, JsonSerializer.Serialize(faults.ToArray()), cancellationToken).ConfigureAwait(false);
        Check(sandbox, answer);
    }

    private static async Task<string> PostAsync(MigrationSandbox sandbox, string faults, CancellationToken cancellationToken)
    {
        using HttpClientHandler handler = new HttpClientHandler { UseProxy = false };
        using HttpClient http = new HttpClient(handler) { Timeout = s_patience };
        using FormUrlEncodedContent content = new FormUrlEncodedContent(new[] { new KeyValuePair<string, string>("faults", faults) });
        using HttpRequestMessage request = new HttpRequestMessage(HttpMethod.Post, new Uri(sandbox.Uri, "_sandbox/faults")) { Content = content };
        StoreCredential credential = new StoreCredential(sandbox.ClientId, sandbox.ClientSecret);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", credential.ToBasic());
        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
#if NETFRAMEWORK
            return await response.Content.ReadAsStringAsync().ConfigureAwait(false);
#else
            return await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
#endif
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw NotUnderstood(sandbox, exception);
        }
    }

    private static void Check(MigrationSandbox sandbox, string answer)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(answer);
            if (document.RootElement.GetProperty("stat").GetString() == "ok")
            {
                return;
            }

            string words = document.RootElement.GetProperty("error_description").GetString()!;
            throw new MigrationException("SandboxFaultInvalid", MigrationFault.InvalidArgument, words, sandbox.Uri);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw NotUnderstood(sandbox, exception);
        }
    }

    private static MigrationException NotUnderstood(MigrationSandbox sandbox, Exception exception) => new MigrationException(
        "SandboxCallFailed",
        MigrationFault.ConnectionFailed,
        $"The sandbox at {sandbox.Uri} sent an unexpected answer. Stop it and start another one.",
        sandbox.Uri,
        exception);
}
