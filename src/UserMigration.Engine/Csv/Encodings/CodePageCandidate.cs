using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Csv.Encodings;

/// <summary>Reads bytes with one single-byte code page, and counts how many characters of the resulting text are implausible.</summary>
internal sealed class CodePageCandidate
{
    private const int LongWord = 5;

    private readonly char[] _table;
    private readonly bool _isOfDosOrMac;

    /// <summary>Creates a reader for a code page.</summary>
    /// <param name="name">The name of the code page.</param>
    public CodePageCandidate(string name)
    {
        Name = name;
        _table = StrictDecoding.TableOf(CodePages.Find(name));
        _isOfDosOrMac = name is "macintosh" or "ibm850";
    }

    /// <summary>The name of the code page.</summary>
    public string Name { get; }

    /// <summary>Counts the characters that are implausible in a name or an address.</summary>
    /// <param name="bytes">The text.</param>
    /// <returns>The number of implausible characters; -1 if the bytes can't be text in this code page.</returns>
    public int CountOddities(byte[] bytes)
    {
        IEnumerable<byte> high = bytes.Where(one => one >= 0x80);
        if (high.Any(one => _table[one] == StrictDecoding.Undecodable || char.IsControl(_table[one]))
            || (_isOfDosOrMac && high.Count(one => one < 0xA0) * 2 < high.Count()))
        {
            // In these code pages, nearly all common letters of Western Europe are below 0xA0.
            return -1;
        }

        char[] text = Array.ConvertAll(bytes, one => _table[one]);
        return Name switch
        {
            "windows-1252" => Oddities.CountWestern(text),
            "macintosh" or "ibm850" => Oddities.CountDosOrMac(text),
            "windows-1250" or "iso-8859-2" => Oddities.CountCentral(text),
            "windows-1254" => Oddities.CountTurkish(text),
            "windows-1253" => Oddities.CountGreek(text),
            _ => Oddities.CountCyrillic(text),
        };
    }

    /// <summary>Whether text has a word in a script other than Latin that is too long to be a coincidence.</summary>
    /// <param name="bytes">The text.</param>
    public bool HasWordOfOtherScript(byte[] bytes)
    {
        int run = 0;
        return Name is "windows-1251" or "windows-1253" or "koi8-r"
            && bytes.Any(one => (run = one >= 0x80 && char.IsLetter(_table[one]) ? run + 1 : 0) == LongWord);
    }

    /// <summary>Counts the bytes that two code pages read as different characters.</summary>
    /// <param name="other">The other code page.</param>
    /// <param name="bytes">The text.</param>
    public int CountDifferences(CodePageCandidate other, byte[] bytes) => bytes.Count(one => _table[one] != other._table[one]);
}
