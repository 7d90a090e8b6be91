using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Drafting;

/// <summary>How well the values of a column fit an attribute, and the transforms that they need.</summary>
internal sealed class Fit
{
    /// <summary>Creates the result.</summary>
    /// <param name="share">The share of values that fit, from 0 to 1.</param>
    public Fit(double share)
    {
        Share = share;
    }

    /// <summary>The result of a column without values.</summary>
    public static Fit Empty => new Fit(0);

    /// <summary>The share of values that fit, from 0 to 1, after the transforms.</summary>
    public double Share { get; set; }

    /// <summary>The transforms, as users write them; null if none is needed.</summary>
    public string? Transform { get; set; }

    /// <summary>The transforms of which one may be needed, if the values do not show which.</summary>
    public IReadOnlyList<string> Candidates { get; set; } = Array.Empty<string>();

    /// <summary>Whether the attribute accepts the values without one of the candidates, so that no decision is necessary.</summary>
    public bool IsOptional { get; set; }

    /// <summary>The value of -PasswordType that the hashes need; or null.</summary>
    public string? PasswordType { get; set; }

    /// <summary>Whether the values have exceptions that the notes name.</summary>
    public bool HasExceptions { get; set; }

    /// <summary>What to know about the values; sentences.</summary>
    public List<string> Notes { get; } = new List<string>();
}
