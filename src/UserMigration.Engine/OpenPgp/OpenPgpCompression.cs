namespace UserMigration.Engine.OpenPgp;

/// <summary>How a file is compressed before it is encrypted.</summary>
public enum OpenPgpCompression
{
    /// <summary>By ZIP (deflate), which every program for OpenPGP reads.</summary>
    Zip,

    /// <summary>Not at all: for files that are already compressed.</summary>
    None,
}
