using System;
using System.Security.Cryptography;

namespace UserMigration.Sandbox.Http;

/// <summary>
/// The API client that the sandbox accepts. Its secret comes from the environment, or is created at random.
/// </summary>
internal sealed class ApiClient
{
    public const string IdVariable = "USERMIGRATION_SANDBOX_CLIENT_ID";
    public const string SecretVariable = "USERMIGRATION_SANDBOX_CLIENT_SECRET";

    public ApiClient(string id, string secret)
    {
        Id = id;
        Secret = secret;
    }

    public string Id { get; }

    public string Secret { get; }

    public static ApiClient FromEnvironment() => new(Read(IdVariable), Read(SecretVariable));

    private static string Read(string variable)
    {
        string? value = Environment.GetEnvironmentVariable(variable);
        return string.IsNullOrEmpty(value) ? RandomNumberGenerator.GetHexString(32, lowercase: true) : value;
    }
}
