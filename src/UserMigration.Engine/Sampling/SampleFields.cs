using System;
using UserMigration.Engine.Values;
using static System.FormattableString;

namespace UserMigration.Engine.Sampling;

/// <summary>Creates fields and defects that samples for several kinds of store have.</summary>
internal static class SampleFields
{
    /// <summary>Creates a mobile number, which two thirds of the users have.</summary>
    /// <param name="random">The random number generator.</param>
    /// <param name="number">The number of the row, which makes the mobile number unique.</param>
    public static string Mobile(SeededRandom random, int number) => random.Next(3) == 0 ? string.Empty : Invariant($"+49151{number:00000000}");

    /// <summary>Creates a gender, which two thirds of the users have.</summary>
    /// <param name="random">The random number generator.</param>
    public static string Gender(SeededRandom random) => random.Next(3) == 0 ? string.Empty : random.Next(2) == 0 ? "female" : "male";

    /// <summary>Writes out the sign of an e-mail address, so that it is not valid.</summary>
    /// <param name="email">The e-mail address.</param>
    public static string WithoutSign(string email) => email.Replace("@", " at ");

    /// <summary>Removes the last field of a row.</summary>
    /// <param name="fields">The fields.</param>
    public static string[] WithoutLast(string[] fields)
    {
        Array.Resize(ref fields, fields.Length - 1);
        return fields;
    }

    /// <summary>Adds a field to a row.</summary>
    /// <param name="fields">The fields.</param>
    public static string[] WithSurplus(string[] fields)
    {
        Array.Resize(ref fields, fields.Length + 1);
        fields[fields.Length - 1] = "surplus";
        return fields;
    }
}
