using System;
using System.Collections.Generic;
using System.Linq;
using PhoneNumbers;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Drafting;

/// <summary>
/// Counts the telephone numbers of a column. Which country numbers without a country code belong to is tried with the first
/// <see cref="Samples"/> numbers, because it takes long.
/// </summary>
internal sealed class PhoneTally
{
    /// <summary>The number of numbers that are tried.</summary>
    public const int Samples = 300;

    private const double AlmostAll = 0.98;
    private const double Most = 0.9;
    private const double LeastLead = 0.1;

    private static readonly string[] s_regions =
    {
        "DE", "AT", "CH", "US", "GB", "FR", "ES", "IT", "NL", "BE", "LU", "PL", "CZ", "SE", "DK", "NO", "FI", "PT", "IE", "AU", "NZ", "BR", "MX", "AR", "JP", "IN", "TR",
    };

    private readonly List<string> _samples = new List<string>();

    /// <summary>The number of values that can be telephone numbers.</summary>
    public long Possible { get; private set; }

    /// <summary>The number of values in E.164 format.</summary>
    public long E164 { get; private set; }

    /// <summary>Counts a value.</summary>
    /// <param name="text">The value, without white space at its ends.</param>
    public void Add(string text)
    {
        if (!PhoneNumberRecognizer.IsPossible(text))
        {
            return;
        }

        Possible++;
        if (PhoneNumberRecognizer.IsE164(text))
        {
            E164++;
        }

        if (_samples.Count < Samples)
        {
            _samples.Add(text);
        }
    }

    /// <summary>Determines the transform to E.164.</summary>
    /// <param name="values">The number of values, without words for an empty value.</param>
    /// <param name="country">The country that most users of the file live in, as two letters; null if it is not known.</param>
    public Fit Judge(long values, string? country)
    {
        Fit fit = new Fit(values == 0 ? 0 : Math.Min(1.0, Possible / (double)values));
        if (Possible == 0 || E164 == Possible)
        {
            return fit;
        }

        if (Share(null) >= AlmostAll)
        {
            fit.Transform = "'PhoneE164'";
            return fit;
        }

        double withoutPlus = Share(new Dictionary<string, object> { ["WithoutPlus"] = "International" });
        (string Region, double Share)[] best = s_regions.Select(region => (region, Share(region))).OrderByDescending(one => one.Item2).Take(3).ToArray();
        if (withoutPlus >= AlmostAll && withoutPlus > best[0].Share)
        {
            fit.Transform = "@{ PhoneE164 = @{ WithoutPlus = 'International' } }";
            fit.Notes.Add("The numbers have a country code without +.");
            return fit;
        }

        if (best[0].Share >= AlmostAll && _samples.TrueForAll(HasCountryCode))
        {
            fit.Transform = Write(best[0].Region);
            return fit;
        }

        if (best[0].Share >= Most && best[0].Share - best[1].Share >= LeastLead)
        {
            return Choose(fit, best[0].Region, $"the first {_samples.Count} numbers are valid there");
        }

        if (FindCommonRegion() is { } common && Share(common) >= Most)
        {
            return Choose(fit, common, "most numbers with a country code are from there");
        }

        if (country is not null && s_regions.Contains(country) && Share(country) >= Most)
        {
            return Choose(fit, country, "most users of the file are from there");
        }

        fit.Candidates = best.Where(one => one.Share >= 0.5).Select(one => Write(one.Region)).DefaultIfEmpty(Write("DE")).ToArray();
        fit.Notes.Add("The numbers do not show which country they belong to.");
        return fit;
    }

    private static Fit Choose(Fit fit, string region, string reason)
    {
        fit.Transform = Write(region);
        fit.HasExceptions = true;
        fit.Notes.Add($"Numbers without a country code are read as numbers of {region}, because {reason}.");
        return fit;
    }

    /// <summary>Finds the region of most numbers that have a country code; null if there is none.</summary>
    private string? FindCommonRegion()
    {
        PhoneNumberUtil numbers = PhoneNumberUtil.GetInstance();
        List<string> regions = new List<string>();
        foreach (string text in _samples.Where(text => text[0] == '+'))
        {
            try
            {
                regions.Add(numbers.GetRegionCodeForNumber(numbers.Parse(text, null)) ?? string.Empty);
            }
            catch (NumberParseException)
            {
                regions.Add(string.Empty);
            }
        }

        IGrouping<string, string>? most = regions.GroupBy(region => region, StringComparer.Ordinal).OrderByDescending(same => same.Count()).FirstOrDefault();
        return most is not null && most.Key.Length > 0 && most.Count() >= 0.8 * regions.Count ? most.Key : null;
    }

    // Numbers with 00 need a region that dials 00, and any of them gives the same result.
    private static bool HasCountryCode(string text) => text[0] == '+' || text.StartsWith("00", StringComparison.Ordinal);

    private static string Write(string region) => $"@{{ PhoneE164 = '{region}' }}";

    /// <summary>Gets the share of the samples that the transform accepts with an argument.</summary>
    private double Share(object? argument)
    {
        AttributeTransform transform = BuiltInTransforms.Create("phone", "PhoneE164", argument, allowClearText: false);
        return _samples.Count(text => transform.Apply(text, NoRecord.Instance, out _) is null) / (double)_samples.Count;
    }
}
