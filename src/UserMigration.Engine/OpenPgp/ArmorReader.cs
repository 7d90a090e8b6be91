using System;
using System.IO;
using System.Text;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.OpenPgp;

/// <summary>Reads the data of an armored message: Base64 between two lines, with headers before and a checksum after it (RFC 9580, section 6).</summary>
internal sealed class ArmorReader : ForwardStream
{
    private const int BufferSize = 16 * 1024;
    private const int LongestHeader = 1024;
    private const int Start = 0xB704CE;
    private const string Begin = "-----BEGIN PGP ";
    private const int Dashes = 5;
    private const sbyte Space = -1;
    private const sbyte Other = -2;

    private static readonly sbyte[] s_values = Values();
    private static readonly int[] s_remainders = Remainders();

    private readonly Stream _input;
    private readonly byte[] _text = new byte[BufferSize];
    private readonly byte[] _data = new byte[BufferSize];
    private int _textAt;
    private int _textEnd;
    private int _dataAt;
    private int _dataEnd;
    private int _group;
    private int _groupSize;
    private int _checksum = Start;
    private bool _isDone;

    /// <summary>Reads the lines before the data.</summary>
    /// <param name="input">The text. It is not disposed with this stream.</param>
    /// <exception cref="InvalidDataException">The lines are not those of a message.</exception>
    /// <exception cref="EndOfStreamException">There is no data.</exception>
    public ArmorReader(Stream input)
    {
        _input = input;
        while (!ReadLine().StartsWith("-----BEGIN", StringComparison.Ordinal))
        {
            // Empty lines and a byte order mark.
        }

        while (ReadLine() is { Length: > 0 } header)
        {
            if (header.IndexOf(':') < 0)
            {
                throw new InvalidDataException("There is no empty line before the data.");
            }
        }
    }

    /// <summary>Whether the text ended before its last line.</summary>
    public bool IsCut { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The text is not Base64, or its checksum is wrong.</exception>
    /// <exception cref="EndOfStreamException">The text ends before its last line.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        while (_dataAt == _dataEnd && !_isDone && count > 0)
        {
            Decode();
        }

        int take = Math.Min(count, _dataEnd - _dataAt);
        Buffer.BlockCopy(_data, _dataAt, buffer, offset, take);
        _dataAt += take;
        return take;
    }

    /// <summary>Reads what follows the message to its end.</summary>
    /// <returns>Whether another message or key follows. Other text, such as the end of an e-mail, is ignored.</returns>
    public bool HasAnother()
    {
        int matched = 0;
        while (_textAt < _textEnd || Fill())
        {
            byte next = _text[_textAt++];
            matched = next == Begin[matched] ? matched + 1 : next != '-' ? 0 : matched == Dashes ? Dashes : 1;
            if (matched == Begin.Length)
            {
                return true;
            }
        }

        return false;
    }

    private void Decode()
    {
        (_dataAt, _dataEnd) = (0, 0);
        while (!_isDone && _dataEnd + 3 <= _data.Length)
        {
            int next = ReadText();
            sbyte value = s_values[next];
            if (value >= 0)
            {
                _group = (_group << 6) | (byte)value;
                if (++_groupSize == 4)
                {
                    Add(3);
                }
            }
            else if (value == Other)
            {
                End(next);
            }
        }
    }

    private void Add(int bytes)
    {
        for (int i = 0; i < bytes; i++)
        {
            byte value = (byte)(_group >> (16 - (8 * i)));
            _data[_dataEnd++] = value;
            _checksum = ((_checksum << 8) ^ s_remainders[((_checksum >> 16) ^ value) & 0xFF]) & 0xFFFFFF;
        }

        (_group, _groupSize) = (0, 0);
    }

    private void End(int next)
    {
        _isDone = true;
        if (next == '=' && _groupSize >= 2)
        {
            int padding = 4 - _groupSize;
            _group <<= 6 * padding;
            Add(3 - padding);
            next = ReadVisible();
            if (padding == 2)
            {
                next = next == '=' ? ReadVisible() : throw new InvalidDataException("The Base64 text is incomplete.");
            }
        }

        if (_groupSize != 0)
        {
            throw new InvalidDataException("The Base64 text is incomplete.");
        }

        if (next == '=')
        {
            CheckSum();
            next = ReadVisible();
        }

        if (next != '-')
        {
            throw new InvalidDataException("There is a character that is not Base64.");
        }
    }

    private void CheckSum()
    {
        int sum = 0;
        for (int i = 0; i < 4; i++)
        {
            int value = s_values[ReadText()];
            sum = value >= 0 ? (sum << 6) | value : throw new InvalidDataException("The checksum is not Base64.");
        }

        if (sum != _checksum)
        {
            throw new InvalidDataException("The checksum does not fit the data.");
        }
    }

    private int ReadVisible()
    {
        int next;
        do
        {
            next = ReadText();
        }
        while (s_values[next] == Space);
        return next;
    }

    private string ReadLine()
    {
        StringBuilder line = new StringBuilder();
        int next;
        while ((next = ReadText()) != '\n')
        {
            line.Append((char)next);
            if (line.Length > LongestHeader)
            {
                throw new InvalidDataException("A line before the data is too long.");
            }
        }

        // A byte order mark is read as three letters.
        return line.ToString().Trim().TrimStart('\u00EF', '\u00BB', '\u00BF');
    }

    private int ReadText()
    {
        if (_textAt == _textEnd && !Fill())
        {
            IsCut = true;
            throw new EndOfStreamException("The text ends before its last line.");
        }

        return _text[_textAt++];
    }

    private bool Fill()
    {
        _textAt = 0;
        _textEnd = _input.Read(_text, 0, _text.Length);
        return _textEnd > 0;
    }

    private static sbyte[] Values()
    {
        sbyte[] values = new sbyte[256];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = i is ' ' or '\t' or '\r' or '\n' ? Space : Other;
        }

        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < Alphabet.Length; i++)
        {
            values[Alphabet[i]] = (sbyte)i;
        }

        return values;
    }

    private static int[] Remainders()
    {
        const int Polynomial = 0x1864CFB;
        int[] remainders = new int[256];
        for (int i = 0; i < remainders.Length; i++)
        {
            int value = i << 16;
            for (int bit = 0; bit < 8; bit++)
            {
                value <<= 1;
                value ^= (value & 0x1000000) != 0 ? Polynomial : 0;
            }

            remainders[i] = value & 0xFFFFFF;
        }

        return remainders;
    }
}
