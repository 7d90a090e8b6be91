using UserMigration.Sandbox.Akamai;
using UserMigration.Sandbox.Cidaas;
using UserMigration.Sandbox.PingOne;
using UserMigration.Sandbox.Scim;
using UserMigration.Sandbox.Startup;

namespace UserMigration.Sandbox;

/// <summary>
/// The kinds of store that the sandbox can behave like. This is the only place where they are registered.
/// </summary>
internal static class Surfaces
{
    /// <summary>All kinds of store; the first one is the default.</summary>
    public static TargetList All { get; } = new TargetList(new AkamaiTarget(), new CidaasTarget(), new ScimTarget(), new PingOneTarget());
}
