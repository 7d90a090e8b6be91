using System.Text;

namespace UserMigration.Engine.Csv.Encodings;

/// <summary>
/// Replaces bytes that can't be decoded with U+FFFF, which no text contains. An ASCII character that a decoder took for the
/// second half of a pair is kept: it may be the comma or the line break before the next field.
/// </summary>
internal sealed class UndecodableFallback : DecoderFallback
{
    private readonly bool _hasPairs;

    /// <summary>Creates the fallback.</summary>
    /// <param name="hasPairs">Whether characters are single bytes and pairs of bytes, as in Shift-JIS.</param>
    public UndecodableFallback(bool hasPairs)
    {
        _hasPairs = hasPairs;
    }

    /// <inheritdoc/>
    public override int MaxCharCount => 2;

    /// <inheritdoc/>
    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(_hasPairs);

    private sealed class Buffer : DecoderFallbackBuffer
    {
        private readonly bool _hasPairs;
        private readonly char[] _chars = new char[2];
        private int _count;
        private int _next;

        public Buffer(bool hasPairs)
        {
            _hasPairs = hasPairs;
        }

        public override int Remaining => _count - _next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            (_next, _count) = (0, 1);
            _chars[0] = StrictDecoding.Undecodable;
            byte last = bytesUnknown[bytesUnknown.Length - 1];
            if (_hasPairs && bytesUnknown.Length > 1 && last < 0x80)
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
