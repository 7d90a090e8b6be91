using System.Text;

namespace UserMigration.Engine.Conversion.Transforms;

/// <summary>How the numbers of a file are written: the characters before decimals and between thousands. The culture makes no difference.</summary>
internal sealed class NumberNotation
{
    public const string Decimal = "Decimal";
    public const string Thousands = "Thousands";

    private const char Point = '.';
    private const int GroupLength = 3;

    private readonly char? _decimal;
    private readonly char? _thousands;

    private NumberNotation(char? decimalSeparator, char? thousands)
    {
        _decimal = decimalSeparator;
        _thousands = thousands;
    }

    /// <summary>The parameter for the character between thousands.</summary>
    /// <param name="isMain">Whether its name can be omitted.</param>
    public static MigrationTransformParameter CreateThousands(bool isMain) => new MigrationTransformParameter(
        Thousands, "The character between groups of three digits, such as . or a space. Without it, numbers have none.", isMain);

    /// <summary>Reads the notation from the arguments of a transform; null for digits with a decimal point and nothing else.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="hasDecimals">Whether the transform has decimals.</param>
    /// <exception cref="MigrationException">An argument is not a single character, or both are the same.</exception>
    public static NumberNotation? Read(TransformArguments arguments, bool hasDecimals)
    {
        char? separator = hasDecimals ? Read(arguments, Decimal) : null;
        char? thousands = Read(arguments, Thousands);
        if (separator is null && thousands is null)
        {
            return null;
        }

        return hasDecimals && (separator ?? Point) == thousands
            ? throw arguments.Invalid($"has the same character for {Decimal} and {Thousands}")
            : new NumberNotation(hasDecimals ? separator ?? Point : null, thousands);
    }

    /// <summary>Rewrites a number with a decimal point and without thousands separators.</summary>
    /// <param name="text">The number as written, without white space around it.</param>
    /// <returns>The number; null if a separator is in the wrong place.</returns>
    public string? Normalize(string text)
    {
        int end = _decimal is { } separator ? text.IndexOf(separator) : -1;
        end = end < 0 ? text.Length : end;
        int start = text.Length > 0 && text[0] is '-' or '+' ? 1 : 0;
        StringBuilder number = new StringBuilder(text.Length);
        number.Append(text, 0, start);
        int digits = 0;
        bool isGrouped = false;
        for (int i = start; i < end; i++)
        {
            if (_thousands is { } thousands && IsThousands(text[i], thousands))
            {
                if (digits is 0 or > GroupLength || (isGrouped && digits != GroupLength))
                {
                    return null;
                }

                isGrouped = true;
                digits = 0;
            }
            else if (text[i] is >= '0' and <= '9')
            {
                digits++;
                number.Append(text[i]);
            }
            else
            {
                return null;
            }
        }

        if (isGrouped && digits != GroupLength)
        {
            return null;
        }

        return end == text.Length ? number.ToString() : number.Append(Point).Append(text, end + 1, text.Length - end - 1).ToString();
    }

    // Programs write one of several spaces between thousands.
    private static bool IsThousands(char c, char thousands) => c == thousands || (thousands == ' ' && c is '\u00A0' or '\u202F' or '\u2009');

    private static char? Read(TransformArguments arguments, string parameter)
    {
        if (arguments.Text(parameter) is not { } text)
        {
            return null;
        }

        return text.Length == 1 && !char.IsLetterOrDigit(text[0]) && text[0] is not ('-' or '+')
            ? text[0]
            : throw arguments.Invalid($"accepts a single character for {parameter}, such as , or .");
    }
}
