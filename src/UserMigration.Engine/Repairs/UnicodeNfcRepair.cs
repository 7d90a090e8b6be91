using System;
using System.Text;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Repairs;

/// <summary>Composes characters (Unicode normalisation form C), so that one name is one sequence of characters.</summary>
internal sealed class UnicodeNfcRepair : ValueRepair
{
    // All below the combining marks is in the form already (Unicode Standard Annex 15, quick check).
    private const char FirstMark = '\u0300';

    public UnicodeNfcRepair()
        : base("UnicodeNfc", "Composes letters and their accents (Unicode normalisation form C).", isSafe: true)
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
            // Half of a surrogate pair: there is no form to bring it into.
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
