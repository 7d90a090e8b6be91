namespace UserMigration.Engine.Drafting;

/// <summary>An attribute that a column may belong to.</summary>
internal sealed class Proposal
{
    private const double AlmostAll = 0.98;
    private const double Most = 0.9;
    private const double Half = 0.5;

    /// <summary>Creates the proposal.</summary>
    /// <param name="profile">The column.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="match">How well the name matches.</param>
    /// <param name="rank">The rank of the attribute among those with the same meaning, from 0.</param>
    /// <param name="fit">How well the values fit.</param>
    public Proposal(ColumnProfile profile, KnownAttribute attribute, NameMatch match, int rank, Fit fit)
    {
        Profile = profile;
        Attribute = attribute;
        Match = match;
        Rank = rank;
        Fit = fit;
        Certainty = Judge();
    }

    /// <summary>The column.</summary>
    public ColumnProfile Profile { get; }

    /// <summary>The attribute.</summary>
    public KnownAttribute Attribute { get; }

    /// <summary>How well the name matches.</summary>
    public NameMatch Match { get; }

    /// <summary>The rank of the attribute among those with the same meaning, from 0.</summary>
    public int Rank { get; }

    /// <summary>How well the values fit.</summary>
    public Fit Fit { get; }

    /// <summary>How certain the attribute is.</summary>
    public MappingCertainty Certainty { get; }

    private MappingCertainty Judge()
    {
        bool needsDecision = Fit.Candidates.Count > 0 && !Fit.IsOptional && Fit.Transform is null;
        if (Profile.Values == 0 || needsDecision)
        {
            return MappingCertainty.Unsure;
        }

        switch (Match)
        {
            case NameMatch.Exact:
                return Fit.Share >= AlmostAll && !Fit.HasExceptions ? MappingCertainty.Sure
                    : Fit.Share >= Half ? MappingCertainty.Likely
                    : MappingCertainty.Unsure;
            case NameMatch.Partial:
                return Fit.Share >= Most ? MappingCertainty.Likely : MappingCertainty.Unsure;
            case NameMatch.Similar:
                return Fit.Share >= Most && FitJudge.IsStrict(Attribute) ? MappingCertainty.Likely : MappingCertainty.Unsure;
            default:
                return Fit.Share >= Most ? MappingCertainty.Likely : MappingCertainty.None;
        }
    }
}
