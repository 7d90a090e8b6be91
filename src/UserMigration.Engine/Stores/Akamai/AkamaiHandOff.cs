using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>The Standard data migration services of Akamai Identity Cloud (its document of that name).</summary>
internal static class AkamaiHandOff
{
    /// <summary>The service. Its dates are yyyy-mm-dd; a US date is only accepted by dataload.py.</summary>
    public static readonly HandOffService Service = new HandOffService("the Standard data migration service of Akamai", 2_000_000)
    {
        UnconvertedAttributes = new[] { "birthday" },
    };
}
