using System.Threading.Tasks;

namespace UserMigration.Sandbox.Http;

/// <summary>A way to authenticate a call.</summary>
internal interface IAuthenticator
{
    /// <summary>The scheme of the Authorization header.</summary>
    string Scheme { get; }

    /// <summary>Whether the call comes from the client that is accepted.</summary>
    /// <param name="request">The call.</param>
    /// <param name="parameter">The text after the scheme, or null.</param>
    ValueTask<bool> IsKnownAsync(CallRequest request, string? parameter);
}
