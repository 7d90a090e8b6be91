using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests;

/// <summary>A sandbox whose schema has something of every type and constraint, in two entity types.</summary>
public sealed class RuleSandbox : IAsyncLifetime
{
    private const string Schema =
        """
        [
          {"stat":"ok","schema":{"name":"thing","attr_defs":[
            {"name":"name","type":"string","length":10,"constraints":["required"]},
            {"name":"text","type":"string","length":null,"constraints":["made-up"]},
            {"name":"flag","type":"boolean"},
            {"name":"number","type":"integer"},
            {"name":"amount","type":"decimal"},
            {"name":"day","type":"date"},
            {"name":"time","type":"dateTime"},
            {"name":"address","type":"ipAddress"},
            {"name":"password","type":"password-crypt-md5"},
            {"name":"any","type":"json"},
            {"name":"mail","type":"string","length":256,"case-sensitive":false,"constraints":["unique","email-address"]},
            {"name":"code","type":"string","length":20,"case-sensitive":true,"constraints":["unique"]},
            {"name":"serial","type":"integer","constraints":["unique"]},
            {"name":"letters","type":"string","constraints":["alphabetic"]},
            {"name":"place","type":"object","attr_defs":[
              {"name":"city","type":"string"},
              {"name":"country","type":"string","constraints":["required"]}]},
            {"name":"tags","type":"plural","attr_defs":[
              {"name":"id","type":"id"},
              {"name":"label","type":"string","constraints":["locally-unique"]}]}]}},
          {"name":"other","attr_defs":[{"name":"a","type":"string"}]}
        ]
        """;

    private readonly TemporaryFolder _folder = new();
    private int _number;

    public SandboxProcess Sandbox { get; private set; } = null!;

    /// <summary>A number that no other test of the class has.</summary>
    public int NewNumber() => Interlocked.Increment(ref _number);

    public async ValueTask InitializeAsync() =>
        Sandbox = await SandboxProcess.StartAsync("--schema", _folder.Write("schema.json", Schema));

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        _folder.Dispose();
    }
}
