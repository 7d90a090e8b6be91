using System;
using UserMigration.Engine.OpenPgp;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.HandOff.Packages;

/// <summary>Specifies what is packed for a migration service, and how.</summary>
public sealed class PackageOptions
{
    /// <summary>Creates the options.</summary>
    /// <param name="path">The full path of the datafile.</param>
    /// <param name="folder">The full path of the folder that receives the package.</param>
    /// <param name="target">The kind of store whose vendor has the service.</param>
    /// <param name="encryption">How the file is encrypted.</param>
    public PackageOptions(string path, string folder, StoreTarget target, OpenPgpWriteOptions encryption)
    {
        Path = path ?? throw new ArgumentNullException(nameof(path));
        Folder = folder ?? throw new ArgumentNullException(nameof(folder));
        Target = target ?? throw new ArgumentNullException(nameof(target));
        Encryption = encryption ?? throw new ArgumentNullException(nameof(encryption));
    }

    /// <summary>The full path of the datafile.</summary>
    public string Path { get; }

    /// <summary>The full path of the folder that receives the package.</summary>
    public string Folder { get; }

    /// <summary>The kind of store whose vendor has the service.</summary>
    public StoreTarget Target { get; }

    /// <summary>How the file is encrypted.</summary>
    public OpenPgpWriteOptions Encryption { get; }

    /// <summary>The full path of the manifest of the sample, for a production package; null for a sample.</summary>
    public string? After { get; set; }

    /// <summary>The number of rows in a sample, if fewer rows show everything that the file shows; 0 or more.</summary>
    public int SampleSize { get; set; } = 200;

    /// <summary>The seed of the sample. The same seed chooses the same rows of the same file.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>The schema of the store; null if there is none.</summary>
    public IdentitySchema? Schema { get; set; }

    /// <summary>The attribute that must have a value; null for the usual one.</summary>
    public string? PrimaryKey { get; set; }

    /// <summary>Changes the severities of rules that the service requires, as agreed with the vendor.</summary>
    public Action<RuleSelection> ChangeRules { get; set; } = _ => { };

    /// <summary>Whether a file that has records with an Error is packed.</summary>
    public bool AllowsInvalid { get; set; }

    /// <summary>Whether the sample is also written without encryption.</summary>
    public bool KeepsClear { get; set; }

    /// <summary>Whether existing files are an error.</summary>
    public bool KeepsOld { get; set; }

    /// <summary>Whether read-only files are replaced, and a production file is packed although its format or its sample can't be confirmed.</summary>
    public bool IsForced { get; set; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>Called now and then with the number of records that were read so far, and the share that is done.</summary>
    public Action<long, double?> Progress { get; set; } = (_, _) => { };
}
