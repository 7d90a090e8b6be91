namespace UserMigration.Engine.Stores.PingOne;

/// <summary>Recommendations for an administrator if PingOne or its token issuer refuses the client.</summary>
internal sealed class PingOneAdvice
{
    private readonly string _clientId;

    /// <param name="clientId">The client ID of the worker app.</param>
    public PingOneAdvice(string clientId)
    {
        _clientId = clientId;
    }

    /// <summary>What to do if the client is not permitted to get tokens with the grant type client_credentials.</summary>
    public string OnGrant => $"The client '{_clientId}' must be an app of type Worker with the grant type Client Credentials, and it must be enabled.";

    /// <summary>What to do if a role is missing.</summary>
    public string OnRole =>
        $"Grant the worker app '{_clientId}' the role Identity Data Admin for the environment or for the population.";

    /// <summary>What to do if even a new token is refused.</summary>
    public static string OnToken => "It also rejects a new token. Make sure that -Uri or -Region, -EnvironmentId and, if specified, -IssuerUri belong together.";

    /// <summary>What to do if the environment does not exist.</summary>
    public static string OnEnvironment => "It has no such environment, or the client may not see it. Check -EnvironmentId and -Region or -Uri.";

    /// <summary>What to do if a record has no population.</summary>
    public static string OnPopulation => "Specify -PopulationId of Connect-IdentityStore, or add a column or a constant population.id with -Map of ConvertTo-IdentityRecord.";
}
