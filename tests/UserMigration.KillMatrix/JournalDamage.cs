using System;
using System.IO;

namespace UserMigration.KillMatrix;

/// <summary>A way in which the journal of an upload is not what the upload left.</summary>
internal sealed class JournalDamage
{
    private static readonly string[] s_kinds = ["removed", "emptied", "cut", "altered"];

    private readonly string _kind;
    private readonly int _number;

    private JournalDamage(string kind, int number)
    {
        _kind = kind;
        _number = number;
    }

    /// <summary>The damage of a number.</summary>
    /// <param name="number">Any number.</param>
    public static JournalDamage Of(int number) => new JournalDamage(s_kinds[number % s_kinds.Length], number);

    /// <summary>Does it.</summary>
    /// <param name="path">The full path of the journal.</param>
    /// <param name="whole">What it has.</param>
    /// <returns>False where the journal has too little to be damaged so.</returns>
    public bool TryDo(string path, byte[] whole)
    {
        // Behind the last line break is what the killed process did not write to its end: that may be missing or be anything.
        int length = Array.LastIndexOf(whole, (byte)'\n') + 1;
        int lastLine = length < 2 ? 0 : Array.LastIndexOf(whole, (byte)'\n', length - 2) + 1;
        if (lastLine == 0)
        {
            return false;
        }

        Random random = new Random(_number);
        switch (_kind)
        {
            case "removed":
                File.Delete(path);
                break;
            case "emptied":
                File.WriteAllBytes(path, []);
                break;
            case "cut":
                File.WriteAllBytes(path, whole[..FirstLine(whole)]);
                break;
            default:
                byte[] altered = [.. whole];
                altered[random.Next(lastLine)] ^= (byte)(1 << random.Next(8));
                File.WriteAllBytes(path, altered);
                break;
        }

        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => _kind;

    private static int FirstLine(byte[] whole) => Array.IndexOf(whole, (byte)'\n') + 1;
}
