using System;
using System.Text;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Repairs;

/// <summary>Composes characters (Unicode normalization form C), so that one name is always the same sequence of characters.</summary>
internal sealed class UnicodeNfcRepair : ValueRepair
{
    // All characters below the combining marks are already in this form (Unicode Standard Annex 15, quick check).
    private const char FirstMark = '\u0300';

    public UnicodeNfcRepair()
        : base("UnicodeNfc", "Composes letters and their accents (Unicode normalization form C).", isSafe: true)
    {
    }

    internal override string Apply(string text, AttributeKind kind)
    {
        if (!MayNeedIt(text))
        {
            return text;
        }

        try
        {
            return text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // The text has half of a surrogate pair, so it can't be normalized.
            return text;
        }
    }

    private static bool MayNeedIt(string text)
    {
        foreach (char c in text)
        {
            if (c >= FirstMark)
            {
                return true;
            }
        }

        return false;
    }
}
