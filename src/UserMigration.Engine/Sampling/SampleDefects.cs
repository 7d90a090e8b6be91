namespace UserMigration.Engine.Sampling;

/// <summary>Adds to a valid row one of the defects that exports have.</summary>
internal static class SampleDefects
{
    /// <summary>The number of kinds of defect.</summary>
    public const int Kinds = 8;

    /// <summary>Adds a defect to a row.</summary>
    /// <param name="kind">The kind, from 0.</param>
    /// <param name="fields">The fields; they are changed.</param>
    /// <returns>The fields to write: fewer or more if that is the defect.</returns>
    public static string[] Spoil(int kind, string[] fields)
    {
        switch (kind)
        {
            case 0:
                fields[0] = SampleFields.WithoutSign(fields[0]);
                return fields;
            case 1:
                fields[0] = string.Empty;
                return fields;
            case 2:
                fields[5] = "31/02/1980";
                return fields;
            case 3:
                fields[1] = SampleHash.Cut(fields[1]);
                return fields;
            case 4:
                fields[10] = "[{identifier: none}]";
                return fields;
            case 5:
                return SampleFields.WithoutLast(fields);
            case 6:
                return SampleFields.WithSurplus(fields);
            default:
                fields[8] = "yesterday";
                return fields;
        }
    }
}
