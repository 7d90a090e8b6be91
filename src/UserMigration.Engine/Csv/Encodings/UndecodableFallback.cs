using System.Text;

namespace UserMigration.Engine.Csv.Encodings;

/// <summary>
/// Replaces bytes that can't be decoded as <see cref="UndecodableBytes"/> describes. An ASCII character that a decoder took for the
/// second half of a pair is kept: it may be the comma or the line break before the next field.
/// </summary>
internal sealed class UndecodableFallback : DecoderFallback
{
    private const int LongestSequence = 4;

    private readonly bool _hasPairs;

    /// <summary>Creates the fallback.</summary>
    /// <param name="hasPairs">Whether characters are single bytes and pairs of bytes, as in Shift-JIS.</param>
    public UndecodableFallback(bool hasPairs)
    {
        _hasPairs = hasPairs;
    }

    /// <inheritdoc/>
    public override int MaxCharCount => 2 * LongestSequence;

    /// <inheritdoc/>
    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(_hasPairs);

    private sealed class Buffer : DecoderFallbackBuffer
    {
        private readonly bool _hasPairs;
        private char[] _chars = new char[2 * LongestSequence];
        private int _count;
        private int _next;

        public Buffer(bool hasPairs)
        {
            _hasPairs = hasPairs;
        }

        public override int Remaining => _count - _next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            (_next, _count) = (0, 0);
            _chars = _chars.Length < 2 * bytesUnknown.Length ? new char[2 * bytesUnknown.Length] : _chars;
            byte last = bytesUnknown[bytesUnknown.Length - 1];
            bool isLastKept = _hasPairs && bytesUnknown.Length > 1 && last < 0x80;
            for (int i = 0; i < bytesUnknown.Length - (isLastKept ? 1 : 0); i++)
            {
                _chars[_count++] = UndecodableBytes.Mark;
                _chars[_count++] = UndecodableBytes.ToChar(bytesUnknown[i]);
            }

            if (isLastKept)
            {
                _chars[_count++] = (char)last;
            }

            return true;
        }

        public override char GetNextChar() => _next < _count ? _chars[_next++] : '\0';

        public override bool MovePrevious()
        {
            if (_next == 0)
            {
                return false;
            }

            _next--;
            return true;
        }

        public override void Reset() => (_next, _count) = (0, 0);
    }
}
