namespace UserMigration;

/// <summary>How certain it is that the values of a column belong into the attribute that was found for it.</summary>
public enum MappingCertainty
{
    /// <summary>No attribute was found.</summary>
    None,

    /// <summary>An attribute is possible, but the name or the values speak against it, or a decision is necessary. It is not mapped.</summary>
    Unsure,

    /// <summary>The name or the values point to the attribute, with exceptions that the notes name. It is mapped.</summary>
    Likely,

    /// <summary>The name stands for the attribute, and the values fit it. It is mapped.</summary>
    Sure,
}
