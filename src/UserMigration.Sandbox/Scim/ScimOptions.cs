using System.Collections.Generic;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Startup;

namespace UserMigration.Sandbox.Scim;

/// <summary>What the server supports, as its ServiceProviderConfig says (RFC 7643, section 5). A fault can change it.</summary>
/// <param name="MaxOperations">The maximum number of operations in a bulk call; 0 if bulk calls are not supported.</param>
/// <param name="MaxPayload">The maximum size of a bulk call in bytes.</param>
/// <param name="HasPatch">Whether PATCH is supported.</param>
/// <param name="HasVersions">Whether users have versions, which a change can require.</param>
internal sealed record ScimOptions(int MaxOperations, int MaxPayload, bool HasPatch, bool HasVersions)
{
    /// <summary>The maximum number of users that a filter finds.</summary>
    public const int MaxResults = 200;

    private const string LifetimeOption = "--token-lifetime";

    /// <summary>The options of the command line by name, with the descriptions of their values.</summary>
    public static readonly IReadOnlyDictionary<string, string> Known = new Dictionary<string, string> { [LifetimeOption] = "seconds" };

    /// <summary>What the server supports, unless a fault changes it.</summary>
    public static readonly ScimOptions Usual = new(1000, 1_048_576, HasPatch: true, HasVersions: true);

    /// <summary>Returns the lifetime of a token in seconds.</summary>
    /// <exception cref="StartException">The value of the option is not valid.</exception>
    public static int LifetimeOf(SandboxOptions options) => options.OwnNumber(LifetimeOption, 1, 86_400) ?? 3600;

    /// <summary>Returns what the server supports in a call.</summary>
    public static ScimOptions Of(CallRequest request) =>
        request.Context.Items.TryGetValue(typeof(ScimOptions), out object? changed) ? (ScimOptions)changed! : Usual;

    /// <summary>Changes what the server supports in a call.</summary>
    public void Apply(CallRequest request) => request.Context.Items[typeof(ScimOptions)] = this;
}
