using System;
using System.Linq;
using UserMigration.Engine.Stores.Http;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>
/// The addresses of an environment: that of its API, <c>https://api.pingone.eu/v1/environments/{id}/</c>, and that of its token issuer,
/// <c>https://auth.pingone.eu/{id}/as/</c>. Each can be specified, for a sandbox, a proxy, or a region that this module does not know.
/// </summary>
internal sealed class PingOneAddress
{
    private const string ApiHost = "api.";
    private const string IssuerHost = "auth.";
    private const string Version = "v1/";
    private const string Environments = "environments";

    private static readonly char[] s_slash = { '/' };

    private PingOneAddress(Uri api, Uri issuer, string? population)
    {
        Api = api;
        Issuer = issuer;
        Population = population;
    }

    /// <summary>The address of the environment, with a slash at its end.</summary>
    public Uri Api { get; }

    /// <summary>The address of the token issuer, with a slash at its end.</summary>
    public Uri Issuer { get; }

    /// <summary>The ID of the population of new users; null if each record names its own.</summary>
    public string? Population { get; }

    /// <summary>Gets the address of the API in a region; null if no region is specified.</summary>
    /// <param name="settings">The settings of the connection.</param>
    public static Uri? OfRegion(StoreSettings settings) =>
        settings.Get(PingOneSettings.Region) is string region ? new Uri($"https://{ApiHost}pingone.{region.ToLowerInvariant()}/") : null;

    /// <summary>Determines the addresses of an environment.</summary>
    /// <param name="uri">The address of the API, with or without the environment in its path.</param>
    /// <param name="issuer">The address of the token issuer; null for that of the environment.</param>
    /// <param name="settings">The settings of the connection.</param>
    /// <exception cref="MigrationException">An address or an ID is not valid, or the environment is missing.</exception>
    public static PingOneAddress Create(Uri uri, Uri? issuer, StoreSettings settings)
    {
        Uri address = StoreAddress.Check(uri);
        string[] path = address.AbsolutePath.Split(s_slash, StringSplitOptions.RemoveEmptyEntries);
        bool isOfEnvironment = path.Length >= 2 && path[path.Length - 2] == Environments;
        string? given = Id(settings, PingOneSettings.EnvironmentId);
        string environment = isOfEnvironment ? path[path.Length - 1] : given ?? throw new MigrationException(
            "ConnectionSettingMissing",
            MigrationFault.InvalidArgument,
            "PingOne needs the environment that has the users. Specify its ID with -EnvironmentId; the administration of PingOne shows it in Settings, Environment.");
        if (isOfEnvironment && given is not null && !given.Equals(environment, StringComparison.OrdinalIgnoreCase))
        {
            throw new MigrationException(
                "ConnectionSettingInvalid",
                MigrationFault.InvalidArgument,
                "-EnvironmentId and the path of -Uri name different environments. Omit one of the two.");
        }

        return new PingOneAddress(
            isOfEnvironment ? address : new Uri(address, (path.Length == 0 ? Version : string.Empty) + $"{Environments}/{environment}/"),
            issuer is null ? IssuerOf(address, environment) : StoreAddress.Check(issuer, "issuer"),
            Id(settings, PingOneSettings.PopulationId));
    }

    private static Uri IssuerOf(Uri address, string environment)
    {
        UriBuilder issuer = new UriBuilder(address) { Path = $"/{environment}/as/" };
        issuer.Host = issuer.Host.StartsWith(ApiHost, StringComparison.OrdinalIgnoreCase) ? IssuerHost + issuer.Host.Substring(ApiHost.Length) : issuer.Host;
        return issuer.Uri;
    }

    // An ID becomes a part of an address.
    private static string? Id(StoreSettings settings, StoreSetting setting) => settings.Get(setting) is not string text ? null
        : text.Length <= 64 && text.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-') ? text
        : throw new MigrationException(
            "ConnectionSettingInvalid",
            MigrationFault.InvalidArgument,
            $"-{setting.Name} is not an ID. Copy the UUID that the administration of PingOne shows.");
}
