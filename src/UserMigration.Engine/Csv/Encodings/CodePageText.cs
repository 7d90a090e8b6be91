using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Csv.Encodings;

/// <summary>Bytes read by one code page of single bytes, and how odd the text is that they become.</summary>
internal sealed class CodePageText
{
    private const int LongWord = 5;

    private readonly char[] _table;
    private readonly bool _isOfDosOrMac;

    /// <summary>Prepares a code page.</summary>
    /// <param name="name">Its name.</param>
    public CodePageText(string name)
    {
        Name = name;
        _table = StrictDecoding.TableOf(CodePages.Find(name));
        _isOfDosOrMac = name is "macintosh" or "ibm850";
    }

    /// <summary>The name of the code page.</summary>
    public string Name { get; }

    /// <summary>How many characters would be odd where a name or an address stands.</summary>
    /// <param name="bytes">The text.</param>
    /// <returns>How many; -1 where the code page has no such text.</returns>
    public int CountOddities(byte[] bytes)
    {
        IEnumerable<byte> high = bytes.Where(one => one >= 0x80);
        if (high.Any(one => _table[one] == StrictDecoding.Undecodable || char.IsControl(_table[one]))
            || (_isOfDosOrMac && high.Count(one => one < 0xA0) * 2 < high.Count()))
        {
            // The letters of Western Europe that are not rare are all below 0xA0 there, but for a few.
            return -1;
        }

        char[] text = Array.ConvertAll(bytes, one => _table[one]);
        return Name switch
        {
            "windows-1252" => Oddities.OfWestern(text),
            "macintosh" or "ibm850" => Oddities.OfDosOrMac(text),
            "windows-1250" or "iso-8859-2" => Oddities.OfCentral(text),
            "windows-1254" => Oddities.OfTurkish(text),
            "windows-1253" => Oddities.OfGreek(text),
            _ => Oddities.OfCyrillic(text),
        };
    }

    /// <summary>Whether text is in another script than Latin, with a word that is too long for an accident.</summary>
    /// <param name="bytes">The text.</param>
    public bool HasWordOfOtherScript(byte[] bytes)
    {
        int run = 0;
        return Name is "windows-1251" or "windows-1253" or "koi8-r"
            && bytes.Any(one => (run = one >= 0x80 && char.IsLetter(_table[one]) ? run + 1 : 0) == LongWord);
    }

    /// <summary>How many bytes two code pages read in two ways.</summary>
    /// <param name="other">The other code page.</param>
    /// <param name="bytes">The text.</param>
    public int CountDifferences(CodePageText other, byte[] bytes) => bytes.Count(one => _table[one] != other._table[one]);
}
