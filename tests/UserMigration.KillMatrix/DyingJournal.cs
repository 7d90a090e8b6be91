using System;
using System.IO;

namespace UserMigration.KillMatrix;

/// <summary>A journal, or another file, that is cut off behind a given byte of this life.</summary>
internal sealed class DyingJournal : FileStream
{
    private long _left;

    public DyingJournal(string path, long bytes)
        : base(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, 0)
    {
        _left = bytes;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        int written = (int)Math.Min(count, _left);
        base.Write(buffer, offset, written);
        _left -= written;
        if (_left == 0)
        {
            Death.Come();
        }
    }
}
