using System.IO;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>A journal on a disk that has room for so many bytes.</summary>
internal sealed class FullJournal : FileStream
{
    private long _left;

    public FullJournal(string path, long bytes)
        : base(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, 1)
    {
        _left = bytes;
    }

    public bool IsFull { get; private set; }

    public override void Write(byte[] buffer, int offset, int count)
    {
        int written = (int)System.Math.Min(count, _left);
        base.Write(buffer, offset, written);
        _left -= written;
        if (written < count)
        {
            IsFull = true;
            throw new IOException("No space left on device.");
        }
    }
}
