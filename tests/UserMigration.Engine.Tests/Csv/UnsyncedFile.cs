using System.IO;

namespace UserMigration.Engine.Tests.Csv;

/// <summary>A file that no disk need keep, so that a test can write thousands of them.</summary>
internal sealed class UnsyncedFile : FileStream
{
    public UnsyncedFile(string path)
        : base(path, FileMode.CreateNew, FileAccess.ReadWrite)
    {
    }

    public override void Flush(bool flushToDisk) => base.Flush(flushToDisk: false);
}
