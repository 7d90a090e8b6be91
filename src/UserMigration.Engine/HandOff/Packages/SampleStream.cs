using System;
using System.Collections.Generic;
using System.IO;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.HandOff.Packages;

/// <summary>
/// Reads the sample of a datafile: its start with the header, then the chosen rows with their bytes unchanged. The sample exists nowhere
/// but in the buffer of the reader.
/// </summary>
internal sealed class SampleStream : ForwardStream
{
    private readonly Stream _file;
    private readonly byte[] _lineBreak;
    private readonly IEnumerator<(long Offset, long Length, bool IsRow)> _ranges;
    private long _left;
    private int _breakLeft;
    private bool _isRow;

    /// <summary>Creates the sample of a file.</summary>
    /// <param name="file">The datafile, which can seek; disposed with this stream.</param>
    /// <param name="headerSize">The size of the byte order mark and the header with its line break.</param>
    /// <param name="rows">The rows, in the order of the file.</param>
    /// <param name="lineBreak">The line break after each row.</param>
    public SampleStream(Stream file, long headerSize, IEnumerable<SampleCandidate> rows, byte[] lineBreak)
    {
        _file = file;
        _lineBreak = lineBreak;
        _ranges = Ranges(headerSize, rows).GetEnumerator();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        while (_left == 0 && _breakLeft == 0)
        {
            if (!_ranges.MoveNext())
            {
                return 0;
            }

            (_file.Position, _left, _isRow) = _ranges.Current;
            _breakLeft = _isRow ? _lineBreak.Length : 0;
        }

        if (_left == 0)
        {
            int part = Math.Min(count, _breakLeft);
            Array.Copy(_lineBreak, _lineBreak.Length - _breakLeft, buffer, offset, part);
            _breakLeft -= part;
            return part;
        }

        int read = _file.Read(buffer, offset, (int)Math.Min(count, _left));
        _left -= read;
        return read > 0 || count == 0 ? read : throw new EndOfStreamException("The datafile has become shorter.");
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
            _ranges.Dispose();
        }

        base.Dispose(disposing);
    }

    private static IEnumerable<(long Offset, long Length, bool IsRow)> Ranges(long headerSize, IEnumerable<SampleCandidate> rows)
    {
        yield return (0, headerSize, false);
        foreach (SampleCandidate row in rows)
        {
            yield return (row.Offset, row.Length, true);
        }
    }
}
