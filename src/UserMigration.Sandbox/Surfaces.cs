using UserMigration.Sandbox.Akamai;
using UserMigration.Sandbox.Cidaas;
using UserMigration.Sandbox.Startup;

namespace UserMigration.Sandbox;

/// <summary>The kinds of store that the sandbox can be: the one place where they are registered.</summary>
internal static class Surfaces
{
    /// <summary>All of them; the first one is meant where none is named.</summary>
    public static TargetList All { get; } = new TargetList(new AkamaiTarget(), new CidaasTarget());
}
