using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Drafting;

/// <summary>The sentences that explain a map. They contain names and counts, and never a value.</summary>
internal static class MapNotes
{
    /// <summary>Explains an attribute.</summary>
    /// <param name="proposal">The column and the attribute.</param>
    public static IEnumerable<string> Of(Proposal proposal)
    {
        if (proposal.Profile.Values == 0)
        {
            yield return "The column has no values.";
            yield break;
        }

        yield return proposal.Match switch
        {
            _ when proposal is { Profile.Meaning.Meaning: AttributeMeaning.Salutation, Attribute.Meaning: AttributeMeaning.Gender } =>
                "The name stands for a form of address, which shows the gender.",
            NameMatch.Exact => "The name fits.",
            NameMatch.Partial => "A part of the name fits.",
            NameMatch.Similar => "The name is similar to one that fits.",
            _ => "Only the values fit, not the name.",
        };
        foreach (string note in OfFit(proposal.Profile, proposal.Fit))
        {
            yield return note;
        }

        if (proposal.Attribute.IsCreateOnly)
        {
            yield return "The store accepts the attribute only for a new user. For a delta migration, leave it out.";
        }
    }

    /// <summary>Explains the values.</summary>
    /// <param name="profile">The column.</param>
    /// <param name="fit">How well they fit.</param>
    public static IEnumerable<string> OfFit(ColumnProfile profile, Fit fit)
    {
        long misfits = profile.Values - (long)Math.Round(fit.Share * profile.Values);
        if (misfits > 0)
        {
            yield return misfits == profile.Values
                ? "No value fits the type of the attribute."
                : string.Format(CultureInfo.InvariantCulture, "Values that do not fit the type of the attribute: {0} of {1}.", misfits, profile.Values);
        }

        if (misfits * 2 > profile.Values && Look(profile) is { } look)
        {
            yield return $"The values are {look}.";
        }

        foreach (string note in fit.Notes)
        {
            yield return note;
        }
    }

    /// <summary>Explains a column for which no attribute was found.</summary>
    /// <param name="profile">The column.</param>
    public static IReadOnlyList<string> OfUnknown(ColumnProfile profile)
    {
        List<string> notes = new List<string>();
        if (profile.Values == 0)
        {
            notes.Add("The column has no values.");
        }

        if (Advise(profile.Meaning.Meaning) is { } advice)
        {
            notes.Add(advice);
        }

        if (profile.Values > 0 && Look(profile) is { } look)
        {
            notes.Add($"The values are {look}.");
        }

        return notes;
    }

    /// <summary>Explains why an attribute is not free.</summary>
    /// <param name="holder">The column that goes to it.</param>
    /// <param name="attribute">The full name of the attribute.</param>
    /// <param name="column">The other column.</param>
    public static string Taken(string holder, string attribute, string column) =>
        $"{PowerShellText.ToLine(PowerShellText.Quote(holder))} already goes there. To use this column where the other is empty, leave both out and add "
            + $"{PowerShellText.Quote(attribute)} = @{{ FirstOf = {PowerShellText.ToLine(PowerShellText.Quote(holder))}, {PowerShellText.ToLine(PowerShellText.Quote(column))} }}.";

    private static string? Advise(AttributeMeaning meaning) => meaning switch
    {
        AttributeMeaning.None => null,
        AttributeMeaning.FullName => "The name stands for a full name. To fill two attributes from it, use @{ Split = 'column'; Part = 1 } and Part = -1.",
        AttributeMeaning.HouseNumber => "The name stands for a house number. To add it to the street, use @{ Join = 'street', 'number' }.",
        AttributeMeaning.Salt => "The name stands for the salt of the password hash. See about_UserMigration_Passwords.",
        AttributeMeaning.Salutation => "The name stands for a form of address, for which no attribute is known. It can stand for the gender.",
        _ => $"The name stands for {Words(meaning)}, for which no attribute is known.",
    };

    private static string Words(AttributeMeaning meaning)
    {
        IEnumerable<string> letters = meaning.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString());
        return "'" + string.Concat(letters) + "'";
    }

    private static string? Look(ColumnProfile profile)
    {
        (long count, string what) = new (long, string)[]
        {
            (profile.Emails, "e-mail addresses"),
            (profile.Urls, "URLs"),
            (profile.Uuids, "UUIDs"),
            (profile.Hashes.Certain, "password hashes"),
            (profile.JsonArrays + profile.JsonObjects, "JSON"),
            (profile.Dates.Dates, "dates"),
            (profile.Integers, "integers"),
            (profile.Numbers, "numbers"),
        }.OrderByDescending(one => one.Item1).First();
        return count * 10 >= profile.Values * 9 ? what : null;
    }
}
